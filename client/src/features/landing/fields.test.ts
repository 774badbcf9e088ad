import { BLOCK_KINDS, newBlock, PageContent } from '@rupor/shared/landing/blocks';
import { describe, expect, it } from 'vitest';
import { completeHref, emptyItem, FIELDS, headOf } from './fields.ts';

describe('fields of a block', () => {
  it.each(BLOCK_KINDS)('%s: all of them and no others', (kind) => {
    const block = newBlock(kind, 'block');
    const names = Object.keys(block).filter((name) => name !== 'id' && name !== 'kind');
    expect(FIELDS[kind].map(({ name }) => name).sort()).toEqual(names.sort());
    const list = FIELDS[kind].find(({ as }) => as === 'items');
    const filled = list ? { ...block, items: [emptyItem(list.of ?? [])] } : block;
    expect(PageContent.parse({ blocks: [filled] }).blocks).toEqual([filled]);
  });

  it('completes what people type as a link', () => {
    expect(completeHref(' vk.com/club1 ')).toBe('https://vk.com/club1');
    expect(completeHref('+7 (343) 000-00-00')).toBe('tel:+73430000000');
    expect(completeHref('profkom@example.org')).toBe('mailto:profkom@example.org');
    for (const kept of ['#form', 'https://a.example/', 'слово', '']) expect(completeHref(kept)).toBe(kept);
  });

  it('names blocks by their words', () => {
    expect(headOf({ ...newBlock('hero', 'hero'), title: 'Вместе' } as never)).toBe('Вместе');
    expect(headOf(newBlock('share', 'share'))).toBe('');
  });
});
