import { describe, expect, it } from 'vitest';
import { fillBlanks, listBlanks } from './blanks.ts';

describe('blanks', () => {
  it('are listed once, in their order', () => {
    expect(listBlanks('{{цех}}: {{ время }} и ещё раз {{Цех}}, {{}} {не то} {{а\nб}}')).toEqual([
      'цех',
      'время',
    ]);
  });

  it('are filled everywhere; an empty value leaves the blank to be seen', () => {
    expect(fillBlanks('{{Цех}} и {{ цех }} в {{время}}', { цех: 'Литейный $&', время: '' })).toBe(
      'Литейный $& и Литейный $& в {{время}}',
    );
  });
});
