// Which fields a block has, in the order in which they are filled in. One list for the whole form, so that a new block
// needs a line here and its words.
import type { Block, BlockKind } from '@rupor/shared/landing/blocks';

export interface Field {
  name: string;
  as: 'line' | 'long' | 'href' | 'picture' | 'document' | 'day' | 'form' | 'action' | 'items';
  /** Of each item. */
  of?: readonly Field[];
  max?: number;
}

const line = (name: string): Field => ({ name, as: 'line' });
const long = (name: string): Field => ({ name, as: 'long' });
const href: Field = { name: 'href', as: 'href' };
const picture: Field = { name: 'pictureId', as: 'picture' };
const action: Field = { name: 'action', as: 'action' };
const title = line('title');
const items = (max: number, ...of: Field[]): Field => ({ name: 'items', as: 'items', of, max });

export const FIELDS: Readonly<Record<BlockKind, readonly Field[]>> = {
  hero: [title, long('text'), action, picture],
  text: [title, long('text')],
  story: [title, long('problem'), long('action'), long('result')],
  facts: [title, items(6, title, long('text'))],
  quote: [long('text'), line('name'), line('role'), picture],
  numbers: [title, items(6, line('value'), line('label'), line('source'), href)],
  steps: [title, items(8, long('text'))],
  faq: [title, items(20, line('question'), long('answer'))],
  form: [title, long('text'), { name: 'formKey', as: 'form' }, line('reassurance')],
  contacts: [title, line('name'), line('address'), line('hours'), line('phone'), line('email')],
  documents: [title, items(12, title, { name: 'fileId', as: 'document' }, href)],
  countdown: [title, { name: 'until', as: 'day' }, line('after')],
  video: [title, href, picture],
  share: [title, long('text')],
  thanks: [title, long('text'), action],
  links: [title, items(30, line('label'), href, line('note'))],
};

export type Values = Record<string, unknown>;

/** An empty item of a list. */
export function emptyItem(fields: readonly Field[]): Values {
  return Object.fromEntries(
    fields.map(({ name, as }) => [name, as === 'document' || as === 'picture' ? null : '']),
  );
}

/** What the head of a block says of it: its first words. */
export function headOf(block: Block): string {
  const values = block as Values;
  for (const { name, as } of FIELDS[block.kind]) {
    const value = values[name];
    if ((as === 'line' || as === 'long') && typeof value === 'string' && value !== '')
      return value.slice(0, 60);
  }
  return '';
}

/** «vk.com/club1» is meant as an address of the web; what has a scheme or is an anchor stays. */
export function completeHref(text: string): string {
  const href = text.trim();
  if (href === '' || /^([a-z][a-z0-9+.-]*:|#|\/)/i.test(href)) return href;
  if (/^\+?[\d\s()-]{5,}$/.test(href)) return `tel:${href.replace(/[^\d+]/g, '')}`;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(href)) return `mailto:${href}`;
  return /^[^\s/]+\.[^\s/]+/.test(href) ? `https://${href}` : href;
}
