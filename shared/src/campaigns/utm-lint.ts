import { meaningOf, type UtmDictionary } from './utm-dictionary.ts';
import { readCampaignTag, readTags } from './utm-tags.ts';
import { toUtmWord } from './utm-words.ts';

/** Marks that networks and mailers hang on a link for themselves: they follow a person and make it unreadable. */
const CLICK_IDS = [
  'yclid',
  'ysclid',
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'fbclid',
  'igshid',
  'igsh',
  'msclkid',
  'ttclid',
  'twclid',
  'vkclid',
  'rb_clickid',
  'openstat',
  '_openstat',
  'mc_cid',
  'mc_eid',
];
const PERSON_NAMES = /^(e-?mail|phone|tel|user_?id|uid|client_?id|member_?id|snils|fio|name|login)$/i;
const EMAIL = /[^\s@/?&=]+@[^\s@/?&=]+\.[a-z]{2,}/i;
const PHONE = /(?:\+7|\b8|\b7)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\b/;
const LONG_NUMBER = /\d{9,}/;

export interface LinkProblem {
  /** mends: the clean address is without it; warns: a person must decide. */
  level: 'mends' | 'warns';
  code:
    | 'click_id'
    | 'letter_case'
    | 'spaces'
    | 'other_spelling'
    | 'unknown_value'
    | 'campaign_form'
    | 'person'
    | 'no_tags'
    | 'some_tags';
  params: { name: string; value: string; mended: string };
}

export interface LintedLink {
  /** Without foreign marks and with the dictionary's spellings. */
  clean: string;
  problems: LinkProblem[];
}

/** What is wrong with a pasted link, and the link mended; null = no address of a page. Its own words stay as they are. */
export function lintLink(pasted: string, dictionary: UtmDictionary): LintedLink | null {
  const url = parseAddress(pasted);
  if (!url) return null;
  const problems: LinkProblem[] = [];
  if (/\s/.test(pasted.trim())) problems.push(problem('mends', 'spaces', { name: 'url' }));
  stripClickIds(url, problems);
  for (const [name, value] of url.searchParams)
    if (isPersonal(name, value)) problems.push(problem('warns', 'person', { name, value }));
  mendTags(url, dictionary, problems);
  return { clean: url.toString(), problems };
}

function parseAddress(pasted: string): URL | null {
  const text = pasted.trim().replace(/\s/g, '%20');
  const address = /^[a-z]+:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url : null;
}

function stripClickIds(url: URL, problems: LinkProblem[]): void {
  for (const name of [...new Set(url.searchParams.keys())].filter((key) =>
    CLICK_IDS.includes(key.toLowerCase()),
  )) {
    url.searchParams.delete(name);
    problems.push(problem('mends', 'click_id', { name }));
  }
}

/** An e-mail, a phone or a long number in a tag names a person to everybody who sees the link. */
function isPersonal(name: string, value: string): boolean {
  if (PERSON_NAMES.test(name) || EMAIL.test(value) || PHONE.test(value)) return true;
  return name.toLowerCase().startsWith('utm_') && LONG_NUMBER.test(value);
}

function mendTags(url: URL, dictionary: UtmDictionary, problems: LinkProblem[]): void {
  for (const name of [...url.searchParams.keys()].filter(
    (key) => /^utm_/i.test(key) && key !== key.toLowerCase(),
  )) {
    url.searchParams.append(name.toLowerCase(), url.searchParams.get(name) ?? '');
    url.searchParams.delete(name);
    problems.push(problem('mends', 'letter_case', { name, mended: name.toLowerCase() }));
  }
  const tags = readTags(url.toString());
  const needed = [tags.source, tags.medium, tags.campaign];
  if (needed.every((value) => value === null)) return void problems.push(problem('warns', 'no_tags', {}));
  if (needed.some((value) => !value)) problems.push(problem('warns', 'some_tags', {}));
  for (const kind of ['source', 'medium'] as const) {
    const value = tags[kind];
    if (value)
      mendValue(url, { name: `utm_${kind}`, value, known: meaningOf(dictionary, kind, value) }, problems);
  }
  for (const [name, value] of [
    ['utm_campaign', tags.campaign],
    ['utm_content', tags.content],
  ] as const)
    if (value) mendWord(url, { name, value }, problems);
}

function mendValue(
  url: URL,
  { name, value, known }: { name: string; value: string; known: string | null },
  problems: LinkProblem[],
): void {
  if (known === null) return void problems.push(problem('warns', 'unknown_value', { name, value }));
  if (known === value) return;
  url.searchParams.set(name, known);
  const code = known === value.trim().toLowerCase() ? 'letter_case' : 'other_spelling';
  problems.push(problem('mends', code, { name, value, mended: known }));
}

function mendWord(url: URL, { name, value }: { name: string; value: string }, problems: LinkProblem[]): void {
  const word = toUtmWord(value);
  if (word !== '' && word !== value) {
    url.searchParams.set(name, word);
    const code = /\s/.test(value)
      ? 'spaces'
      : word === value.toLowerCase()
        ? 'letter_case'
        : 'other_spelling';
    problems.push(problem('mends', code, { name, value, mended: word }));
  }
  if (name === 'utm_campaign' && !readCampaignTag(word))
    problems.push(problem('warns', 'campaign_form', { name, value }));
}

function problem(
  level: LinkProblem['level'],
  code: LinkProblem['code'],
  params: Partial<LinkProblem['params']>,
): LinkProblem {
  return { level, code, params: { name: '', value: '', mended: '', ...params } };
}
