// What a page says and where its buttons lead, read from its blocks.
import type { Action, Block, PageContent } from './blocks.ts';

type Blocks = Pick<PageContent, 'blocks'>;

/** Fields that are no words for readers. */
const NOT_WORDS = ['id', 'kind', 'href', 'pictureId', 'fileId', 'formKey', 'until'];

/** Every text of the blocks that a visitor reads, in order, without empty ones. */
export function textsOf({ blocks }: Blocks): string[] {
  return blocks.flatMap((block) => wordsOf(block)).filter((text) => text !== '');
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (NOT_WORDS.includes(name) ? [] : wordsOf(part)));
}

/** Buttons that are meant to be pressed on the page itself; the one after the form is another step. */
export function actionsOf({ blocks }: Blocks): Action[] {
  return blocks
    .flatMap((block) => (block.kind === 'hero' ? [block.action] : []))
    .filter(({ label, href }) => label !== '' || href !== '');
}

/** Words on buttons and links, and headings. */
export function labelsOf({ blocks, title }: PageContent): string[] {
  const labels = blocks.flatMap((block: Block): string[] => {
    const heading = 'title' in block ? [block.title] : [];
    if (block.kind === 'hero' || block.kind === 'thanks') return [...heading, block.action.label];
    if (block.kind === 'links') return [...heading, ...block.items.map(({ label }) => label)];
    return heading;
  });
  return [title, ...labels].filter((label) => label !== '');
}

/** Where the first button leads: the one thing a visitor is to do; a form without a button is one too. */
export function goalOf(content: Blocks): string | null {
  const [first] = actionsOf(content).filter(({ href }) => href !== '');
  if (first) return first.href;
  return content.blocks.some(({ kind }) => kind === 'form') ? '#form' : null;
}

/** «Вступить», «Подпишите», «Join»: does it begin with what to do? By endings, so a rare noun passes too. */
export function isVerbFirst(label: string): boolean {
  const [word = ''] = label
    .trim()
    .toLowerCase()
    .split(/[\s,.:]+/u);
  if (/^[a-z]/.test(word)) return !/(?:tion|ment|ness|form|page|here)$/.test(word);
  return /(?:ть|ти|чь|ться|тись|чься|йте|ите|ьте|йтесь|итесь|ьтесь|й|йся|ись|ься|и)$/u.test(word);
}
