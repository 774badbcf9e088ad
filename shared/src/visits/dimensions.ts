/**
 * What visits are sorted by. The numbers stand in the rows of sums (visit_day.dimension): never change one.
 * `of: 'visit'`: belongs to the first hit of a visit and is copied to all that follows; `of: 'view'`: of one page view;
 * `of: 'named'`: of something that happened on a page and was given a name.
 */
export const DIMENSIONS = {
  entry: { id: 1, of: 'visit' },
  exit: { id: 2, of: 'exit' },
  source: { id: 3, of: 'visit' },
  referrer: { id: 4, of: 'visit' },
  utmSource: { id: 5, of: 'visit' },
  utmMedium: { id: 6, of: 'visit' },
  utmCampaign: { id: 7, of: 'visit' },
  utmContent: { id: 8, of: 'visit' },
  utmTerm: { id: 9, of: 'visit' },
  link: { id: 10, of: 'visit' },
  device: { id: 11, of: 'visit' },
  browser: { id: 12, of: 'visit' },
  system: { id: 13, of: 'visit' },
  language: { id: 14, of: 'visit' },
  country: { id: 15, of: 'visit' },
  region: { id: 16, of: 'visit' },
  host: { id: 17, of: 'visit' },
  bucket: { id: 18, of: 'visit' },
  path: { id: 20, of: 'view' },
  custom: { id: 21, of: 'named' },
  outbound: { id: 22, of: 'named' },
  download: { id: 23, of: 'named' },
  form: { id: 24, of: 'named' },
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/** In this order they stand in `visit_open.marks` and in the columns of visit_session; source is a number, not a word. */
export const VISIT_MARKS = [
  'source',
  'entry',
  'host',
  'referrer',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'utmContent',
  'utmTerm',
  'link',
  'bucket',
  'device',
  'browser',
  'system',
  'language',
  'country',
  'region',
] as const satisfies readonly Dimension[];
export type VisitMark = (typeof VISIT_MARKS)[number];

/** Sum of everything of an hour: dimension 0 in visit_delta, a row of visit_hour once folded. */
export const TOTAL = 0;

/** What may happen on a page. The numbers stand in visit_happening.kind: never change one. */
export const KINDS = {
  view: 1,
  /** Named by the site. */
  custom: 2,
  outbound: 3,
  download: 4,
  /** `number`: how far down the page was seen, percent. */
  scroll: 5,
  formStart: 6,
  /** `name`: the field left last. */
  formLeft: 7,
  formSent: 8,
  /** Still there, or going: makes the visit longer, nothing else. */
  beat: 9,
} as const;
export type Kind = keyof typeof KINDS;

/** Kinds that show that somebody did something: a visit with one of them is no bounce. */
export const NAMED: Partial<Record<Kind, Dimension>> = {
  custom: 'custom',
  outbound: 'outbound',
  download: 'download',
  formStart: 'form',
  formSent: 'form',
};
