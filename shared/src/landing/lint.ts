import { readabilityOf } from '../posts/text/readability.ts';
import { isRussian } from '../posts/text/words.ts';
import { type Block, filesOf, type PageContent } from './blocks.ts';
import { actionsOf, goalOf, isVerbFirst, labelsOf, textsOf } from './page-texts.ts';

/** HTML and CSS of a page, bytes: less than one picture, two seconds on a weak connection of a workshop. */
export const MAX_BYTES = 30_000;
/** School grade above which a text is hard to read. */
export const MAX_GRADE = 8;
const MAX_SAME_ACTION = 3;
/** Words in Latin letters that are names of things. */
const LATIN_OK = /^(?:qr|pdf|vk|ok|max|rutube|e-mail|email|[ivxlc]+)$/i;

export interface PageRemark {
  code: string;
  /** `stop` keeps visitors from seeing it; `advise` only says what works better. */
  weight: 'stop' | 'advise';
  /** null = the page as a whole. */
  blockId: string | null;
  params: Record<string, string | number>;
}

export interface PageFacts {
  /** Of the page as it would go out; null = not drawn yet. */
  bytes: number | null;
  /** Of the files the page names; a file that is not here is gone. */
  files: readonly { id: string; altText: string | null; kind: string }[];
  /** Today in the zone of the organization: 2026-11-20. */
  today: string;
}

/** What stands between a draft and visitors, and what would work better: landing-pages.md 4.2. Stops first. */
export function lintPage(content: PageContent, facts: PageFacts): PageRemark[] {
  const remarks = [
    ...wholePage(content, facts),
    ...content.blocks.flatMap((block) => lintBlock(block, facts)),
  ];
  return remarks.sort((a, b) => Number(b.weight === 'stop') - Number(a.weight === 'stop'));
}

type Found = PageRemark | false | null;
const stop = (
  code: string,
  blockId: string | null = null,
  params: PageRemark['params'] = {},
): PageRemark => ({
  code,
  weight: 'stop',
  blockId,
  params,
});
const advise = (
  code: string,
  blockId: string | null = null,
  params: PageRemark['params'] = {},
): PageRemark => ({
  ...stop(code, blockId, params),
  weight: 'advise',
});
const found = (all: Found[]): PageRemark[] => all.filter((one) => one !== null && one !== false);

function wholePage(content: PageContent, { bytes }: PageFacts): PageRemark[] {
  const { blocks, title, description, lang } = content;
  const goal = goalOf(content);
  const has = (kind: Block['kind']) => blocks.some((block) => block.kind === kind);
  const text = textsOf(content).join('\n');
  const grade = lang === 'ru' && isRussian(text) ? (readabilityOf(text)?.figures?.grade ?? null) : null;
  const goals = new Set(actionsOf(content).map(({ href }) => href)).size;
  const same = actionsOf(content).filter(({ href }) => href === goal).length;
  const latin = lang === 'ru' ? latinIn(labelsOf(content)) : null;
  return found([
    title === '' && stop('no_title'),
    blocks.length === 0 && stop('no_blocks'),
    description === '' && advise('no_description'),
    filesOf(content).length === 0 && advise('no_card'),
    blocks.length > 0 && goal === null && !has('links') && advise('no_goal'),
    goals > 1 && advise('many_goals', null, { count: goals }),
    same > MAX_SAME_ACTION && advise('too_often', null, { count: same, max: MAX_SAME_ACTION }),
    has('form') && !has('thanks') && advise('no_thanks'),
    actionsOf(content).some(({ href }) => href === '#form') && !has('form') && stop('no_form'),
    blocks.filter(({ kind }) => kind === 'form').length > 1 && advise('many_forms'),
    bytes !== null && bytes > MAX_BYTES && advise('too_heavy', null, { kb: Math.ceil(bytes / 1000) }),
    grade !== null && grade > MAX_GRADE && advise('hard_to_read', null, { grade, max: MAX_GRADE }),
    latin !== null && advise('latin_label', null, { word: latin }),
  ]);
}

function lintBlock(block: Block, facts: PageFacts): PageRemark[] {
  const texts = textsOf({ blocks: [block] });
  const gap = texts.map((text) => /\[[^\]]{1,80}\]/.exec(text)?.[0]).find((hole) => hole !== undefined);
  return found([
    isEmpty(block, texts) && stop('empty_block', block.id),
    gap !== undefined && stop('gap', block.id, { words: gap }),
    ...actionsOf({ blocks: [block] }).flatMap(({ label, href }): Found[] => [
      label !== '' && href === '' && stop('button_nowhere', block.id, { label }),
      label === '' && href !== '' && stop('button_without_words', block.id),
      label !== '' && !isVerbFirst(label) && advise('button_verb', block.id, { label }),
    ]),
    ...ofKind(block, facts),
    ...picturesOf(block, facts),
  ]);
}

function ofKind(block: Block, { today }: PageFacts): Found[] {
  switch (block.kind) {
    case 'numbers':
      return block.items
        .filter(({ value, source }) => value !== '' && source === '')
        .map(({ value }) => stop('no_source', block.id, { value }));
    case 'quote':
      return [block.text !== '' && block.name === '' && stop('no_name', block.id)];
    case 'form':
      return [
        block.formKey === '' && stop('no_form_chosen', block.id),
        block.reassurance === '' && advise('no_reassurance', block.id),
      ];
    case 'countdown':
      return [
        block.until === null && stop('no_day', block.id),
        block.until !== null && block.until < today && advise('day_passed', block.id, { day: block.until }),
      ];
    case 'video':
      return [block.href === '' && stop('no_video', block.id)];
    case 'thanks':
      return [block.action.href === '' && advise('no_next_step', block.id)];
    case 'links':
      return block.items
        .filter(({ label, href }) => label !== '' && href === '')
        .map(({ label }) => stop('button_nowhere', block.id, { label }));
    case 'documents':
      return block.items
        .filter(({ title, href, fileId }) => title !== '' && href === '' && fileId === null)
        .map(({ title }) => stop('button_nowhere', block.id, { label: title }));
    default:
      return [];
  }
}

function picturesOf(block: Block, { files }: PageFacts): Found[] {
  const id = 'pictureId' in block ? block.pictureId : null;
  if (id === null) return [];
  const file = files.find((one) => one.id === id);
  if (!file) return [stop('picture_gone', block.id)];
  return [!file.altText && stop('no_alt', block.id)];
}

function isEmpty(block: Block, texts: readonly string[]): boolean {
  if (block.kind === 'form' || block.kind === 'countdown' || block.kind === 'share') return false;
  return texts.length === 0 && !('pictureId' in block && block.pictureId !== null);
}

function latinIn(labels: readonly string[]): string | null {
  for (const label of labels) {
    const word = label.match(/\p{Script=Latin}[\p{Script=Latin}-]*/gu)?.find((one) => !LATIN_OK.test(one));
    if (word) return word;
  }
  return null;
}
