import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHits, replaceAll } from './replace.ts';

const plain = { find: 'цех', with: 'участок', matchCase: false, wholeWords: false };

describe('find and replace', () => {
  it('takes words as they are written', () => {
    expect(replaceAll('Цех и цеховой', plain)).toBe('участок и участоковой');
    expect(replaceAll('Цех и цеховой', { ...plain, wholeWords: true })).toBe('участок и цеховой');
    expect(replaceAll('Цех и цех', { ...plain, matchCase: true })).toBe('Цех и участок');
    expect(replaceAll('цена 5.0 $ и 5x0', { ...plain, find: '5.0 $', with: '$& $1' })).toBe(
      'цена $& $1 и 5x0',
    );
  });

  it('shows what stands around', () => {
    const [hit] = findHits(`${'а'.repeat(60)} цех ${'б'.repeat(60)}`, plain);
    expect(hit).toEqual({ before: `…${'а'.repeat(39)} `, found: 'цех', after: ` ${'б'.repeat(39)}…` });
  });

  it('finds as many as it replaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), (text, find) => {
        const replacement = { find, with: '\u0000', matchCase: true, wholeWords: false };
        const without = text.replaceAll('\u0000', '');
        const marks = replaceAll(without, replacement).split('\u0000').length - 1;
        expect(marks).toBe(find.includes('\u0000') ? 0 : findHits(without, replacement).length);
      }),
    );
  });
});
