import { describe, expect, it } from 'vitest';
import { foldName, guessMapping, PLAN_HEADINGS, PlanField } from './plan-file.ts';

describe('columns of a plan', () => {
  it('knows what the export writes, in both languages', () => {
    for (const language of ['ru', 'en'] as const)
      expect(guessMapping(PlanField.options.map((field) => PLAN_HEADINGS[language][field]))).toEqual(
        PlanField.options,
      );
  });

  it('gives a meaning once and leaves out what it does not know', () => {
    expect(guessMapping([' Дата выхода', 'Площадка', 'Тема', 'Канал', 'Ответственный', ''])).toEqual([
      'date',
      'channels',
      'title',
      null,
      null,
      null,
    ]);
    expect(guessMapping([PLAN_HEADINGS.ru.state])).toEqual([null]);
  });

  it('compares names as people do', () => {
    expect(foldName(' «Профком  Завода», ёлка ')).toBe(foldName('профком завода елка'));
    expect(foldName('@prof')).toBe('prof');
  });
});
