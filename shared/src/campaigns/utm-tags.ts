import { isUtmWord, toUtmWord, UTM_WORD_MAX } from './utm-words.ts';

export interface UtmTags {
  source: string;
  medium: string;
  campaign: string;
  /** null = no tag. */
  content: string | null;
}

export const UTM_FORMATS = ['text', 'photo', 'cards', 'video', 'poll', 'live', 'story', 'memo'] as const;
export type UtmFormat = (typeof UTM_FORMATS)[number];

const MONTH = /^\d{4}(0[1-9]|1[0-2])$/;

/** yyyymm_slug of a campaign: its first month and its name. `startsOn` is a day; '' when the name leaves no letter. */
export function campaignTag({ startsOn, name }: { startsOn: string; name: string }): string {
  const slug = toUtmWord(name)
    .slice(0, UTM_WORD_MAX - 7)
    .replace(/_+$/, '');
  return slug === '' ? '' : `${startsOn.slice(0, 4)}${startsOn.slice(5, 7)}_${slug}`;
}

/** 202611_vstupaj → { month: 2026-11, slug: vstupaj }; null = not of that form. */
export function readCampaignTag(tag: string): { month: string; slug: string } | null {
  const [month = '', ...rest] = tag.split('_');
  const slug = rest.join('_');
  if (!MONTH.test(month) || !isUtmWord(slug)) return null;
  return { month: `${month.slice(0, 4)}-${month.slice(4)}`, slug };
}

export interface ContentTag {
  rubric: string;
  format: UtmFormat;
  /** From 1: the same post told anew gets the next. */
  version: number;
}

/** rubric_format_v1; the rubric in any words. null when they leave no letter. */
export function contentTag({ rubric, format, version }: ContentTag): string | null {
  const tail = `_${format}_v${version}`;
  const word = toUtmWord(rubric)
    .slice(0, UTM_WORD_MAX - tail.length)
    .replace(/_+$/, '');
  return word === '' ? null : `${word}${tail}`;
}

/** What a content tag says; null = not of that form. */
export function readContentTag(tag: string): ContentTag | null {
  const parts = /^([a-z0-9_]+)_([a-z]+)_v([1-9]\d{0,3})$/.exec(tag);
  const format = UTM_FORMATS.find((known) => known === parts?.[2]);
  const rubric = parts?.[1] ?? '';
  return format && isUtmWord(rubric) ? { rubric, format, version: Number(parts?.[3]) } : null;
}

const NAMES = {
  source: 'utm_source',
  medium: 'utm_medium',
  campaign: 'utm_campaign',
  content: 'utm_content',
};

/** The address with these tags instead of any it had; all other parts stay. Throws TypeError for what is no address. */
export function tagLink(address: string, tags: UtmTags): string {
  const url = new URL(address);
  for (const name of Object.values(NAMES)) url.searchParams.delete(name);
  url.searchParams.set(NAMES.source, tags.source);
  url.searchParams.set(NAMES.medium, tags.medium);
  url.searchParams.set(NAMES.campaign, tags.campaign);
  if (tags.content !== null) url.searchParams.set(NAMES.content, tags.content);
  return url.toString();
}

/** The tags of an address as they stand there; null where one is not. */
export function readTags(address: string): { [Name in keyof UtmTags]: string | null } {
  const { searchParams } = new URL(address);
  return {
    source: searchParams.get(NAMES.source),
    medium: searchParams.get(NAMES.medium),
    campaign: searchParams.get(NAMES.campaign),
    content: searchParams.get(NAMES.content),
  };
}
