/**
 * Where visits come from, in groups. The numbers stand in the rows of visits: never change one, add at the end.
 * Order of the rules: a mark in the link says more than the referrer; paper and mail have no referrer at all.
 */
export const SOURCE_GROUPS = {
  /** No referrer and no mark: typed in, kept, or an app that tells nothing. Unknown, not «direct». */
  unknown: 0,
  vk: 1,
  telegram: 2,
  ok: 3,
  max: 4,
  dzen: 5,
  rutube: 6,
  mastodon: 7,
  bluesky: 8,
  search: 9,
  mail: 10,
  /** Paper with a QR code: notice board, leaflet. */
  paper: 11,
  blogger: 12,
  other_network: 13,
  /** Another site. */
  site: 14,
  /** Another page of the same site: the first page was not counted. */
  inside: 15,
} as const;
export type SourceGroup = keyof typeof SOURCE_GROUPS;

const MARKS: Record<string, SourceGroup> = {
  vk: 'vk',
  vkontakte: 'vk',
  tg: 'telegram',
  telegram: 'telegram',
  ok: 'ok',
  odnoklassniki: 'ok',
  max: 'max',
  dzen: 'dzen',
  rutube: 'rutube',
  mastodon: 'mastodon',
  bluesky: 'bluesky',
  email: 'mail',
  mail: 'mail',
  newsletter: 'mail',
  qr: 'paper',
  print: 'paper',
  blogger: 'blogger',
  site: 'site',
};

const HOSTS: [RegExp, SourceGroup][] = [
  [/(^|\.)(vk\.com|vk\.ru|vkvideo\.ru|vk\.me|vk\.cc)$/, 'vk'],
  [/(^|\.)(t\.me|telegram\.org|telegram\.me|org\.telegram\.messenger)$/, 'telegram'],
  [/(^|\.)(ok\.ru|odnoklassniki\.ru)$/, 'ok'],
  [/(^|\.)(max\.ru|oneme\.ru)$/, 'max'],
  [/(^|\.)(dzen\.ru|zen\.yandex\.ru)$/, 'dzen'],
  [/(^|\.)rutube\.ru$/, 'rutube'],
  [/(^|\.)(bsky\.app|bsky\.social)$/, 'bluesky'],
  [/^mastodon\.|(^|\.)mstdn\.|(^|\.)mastodon\.social$/, 'mastodon'],
  [/^(e\.mail\.ru|mail\.yandex\.[a-z]+|mail\.google\.com|mail\.rambler\.ru|outlook\.live\.com)$/, 'mail'],
  [
    /(^|\.)(yandex\.[a-z.]+|ya\.ru|google\.[a-z.]+|bing\.com|duckduckgo\.com|go\.mail\.ru|nova\.rambler\.ru|search\.brave\.com|ecosia\.org)$/,
    'search',
  ],
  [
    /(^|\.)(x\.com|t\.co|twitter\.com|linkedin\.com|lnkd\.in|youtube\.com|youtu\.be|tiktok\.com|reddit\.com|pinterest\.[a-z.]+)$/,
    'other_network',
  ],
];

interface Arrival {
  /** Host of the referrer, in small letters; null = none. */
  referrerHost: string | null;
  /** Host of the page. */
  host: string;
  utmSource: string | null;
  utmMedium: string | null;
}

/** The group of a visit's first hit. Source: docs/visits.md; hosts as the networks use them, checked November 2026. */
export function sourceGroupOf({ referrerHost, host, utmSource, utmMedium }: Arrival): SourceGroup {
  const marked = MARKS[utmSource?.toLowerCase() ?? ''] ?? MARKS[utmMedium?.toLowerCase() ?? ''];
  if (marked) return marked;
  if (!referrerHost) return 'unknown';
  if (bare(referrerHost) === bare(host)) return 'inside';
  return HOSTS.find(([pattern]) => pattern.test(referrerHost))?.[1] ?? 'site';
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
