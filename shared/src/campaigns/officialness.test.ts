import { describe, expect, it } from 'vitest';
import { isChronicle, measureOfficialness, officialWords } from './officialness.ts';

const CHRONICLE =
  'Состоялось заседание президиума. В ходе встречи обсудили итоги, отличившимся вручены почётные грамоты.';
const HUMAN = 'В цехе было плюс пять. Смена собрала подписи, и через неделю поставили тепловые пушки.';

describe('official words', () => {
  it('are found in any form, with ё as е, each once', () => {
    expect(officialWords(CHRONICLE)).toEqual([
      'состоялось',
      'заседание',
      'президиума',
      'в ходе',
      'обсудили',
      'вручены',
      'почетные',
      'грамоты',
    ]);
    expect(officialWords('Заседание, снова заседание')).toEqual(['заседание']);
  });

  it('are not found inside other words or in human ones', () => {
    expect(officialWords(HUMAN)).toEqual([]);
    expect(officialWords('Коллеги, входите. Не состоит в профсоюзе каждый третий')).toEqual([]);
  });

  it('make a chronicle only together', () => {
    expect(isChronicle(officialWords('Подписал колдоговор — и премия вернулась'))).toBe(false);
    expect(isChronicle(officialWords(CHRONICLE))).toBe(true);
  });
});

describe('the meter', () => {
  it('counts texts and the words that made them official', () => {
    const meter = measureOfficialness([CHRONICLE, HUMAN, 'Состоялось заседание профкома']);
    expect(meter).toMatchObject({ n: 3, official: 2 });
    expect(meter.words.slice(0, 2)).toEqual([
      { word: 'заседание', texts: 2 },
      { word: 'состоялось', texts: 2 },
    ]);
  });

  it('has nothing to say of nothing', () => {
    expect(measureOfficialness([])).toEqual({ n: 0, official: 0, words: [] });
  });
});
