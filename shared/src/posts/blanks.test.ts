import { describe, expect, it } from 'vitest';
import { cutAtBlanks, fillBlanks, listBlanks } from './blanks.ts';

describe('blanks', () => {
  it('are listed once, in their order', () => {
    expect(listBlanks('{{цех}}: {{ время }} и ещё раз {{Цех}}, {{}} {не то} {{а\nб}}')).toEqual([
      'цех',
      'время',
    ]);
  });

  it('are cut out of the text, and nothing of it is lost', () => {
    const pieces = cutAtBlanks('{{ день }} в {{время}}. {{}}');
    expect(pieces.map(({ text, isBlank }) => (isBlank ? `[${text}]` : text))).toEqual([
      '[день]',
      ' в ',
      '[время]',
      '. {{}}',
    ]);
    expect(cutAtBlanks('')).toEqual([]);
  });

  it('are filled everywhere; an empty value leaves the blank to be seen', () => {
    expect(fillBlanks('{{Цех}} и {{ цех }} в {{время}}', { цех: 'Литейный $&', время: '' })).toBe(
      'Литейный $& и Литейный $& в {{время}}',
    );
  });
});
