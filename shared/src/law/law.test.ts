import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adLabel, hasAdLabel } from './ad-label.ts';
import { isStale } from './freshness.ts';
import { isInn } from './inn.ts';
import { domainOf, keysIn, keysOf, namesEntry, stemOf } from './match-names.ts';
import { type PromoAnswers, suggestPromo } from './promo.ts';
import { readList } from './read-list.ts';
import { domainsIn, findShown, findWords } from './text-facts.ts';

describe('isInn', () => {
  it.each(['7707083893', '7736050003', '500100732259'])('%s', (inn) => expect(isInn(inn)).toBe(true));
  it.each(['7707083894', '500100732258', '770708389', '77070838931', 'ИНН7707083893', ''])('not %s', (inn) =>
    expect(isInn(inn)).toBe(false),
  );
  it('of ten last digits exactly one is right', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (start) => {
        const right = Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).filter(isInn);
        expect(right).toHaveLength(1);
      }),
    );
  });
});

describe('isStale', () => {
  it.each([
    ['2026-03-15', '2026-09-15', false],
    ['2026-03-15', '2026-09-16', true],
    ['2025-08-31', '2026-02-28', false],
    ['2025-08-31', '2026-03-01', true],
    ['2025-12-31', '2026-06-30', false],
  ])('checked on %s, on %s: %s', (checked, today, stale) => expect(isStale(checked, today)).toBe(stale));
});

describe('adLabel', () => {
  const data = { advertiserName: 'Профсоюз «Смена»', advertiserInn: '7707083893', erid: '2VtzqvQ7' };
  it('names the word, who, and the token; what is missing is left out', () => {
    expect(adLabel('ad', data)).toBe('Реклама. Профсоюз «Смена», ИНН 7707083893. erid: 2VtzqvQ7');
    expect(adLabel('social_ad', { ...data, advertiserInn: '', erid: '' })).toBe(
      'Социальная реклама. Профсоюз «Смена»',
    );
    expect(adLabel('not_ad', data)).toBeNull();
  });
  it('is found in the text that it was added to', () => {
    expect(hasAdLabel(`Текст\n\n${adLabel('ad', data)}`, data.erid)).toBe(true);
    expect(hasAdLabel('Реклама', data.erid)).toBe(false);
    expect(hasAdLabel('Реклама', '')).toBe(false);
  });
});

describe('suggestPromo', () => {
  const plain: PromoAnswers = {
    own: 'yes',
    paid: 'no',
    third: 'no',
    call: 'no',
    selected: 'no',
    page: 'ours',
  };
  it.each<[Partial<PromoAnswers>, string, string]>([
    [{}, 'not_ad', 'own_information'],
    [{ call: 'yes' }, 'undecided', 'own_call'],
    [{ third: 'yes', call: 'yes' }, 'ad', 'third_with_call'],
    [{ third: 'yes', selected: 'yes' }, 'ad', 'third_selected'],
    [{ paid: 'yes', third: 'yes' }, 'ad', 'paid_for_third'],
    [{ selected: 'yes', call: 'yes' }, 'ad', 'selected_call'],
    [{ paid: 'yes' }, 'social_ad', 'paid_no_goods'],
    [{ paid: 'yes', call: 'yes' }, 'undecided', 'paid_own'],
    [{ own: 'no' }, 'undecided', 'their_channel'],
    [{ page: 'theirs' }, 'undecided', 'their_page'],
    [{ third: 'unsure' }, 'undecided', 'unsure'],
  ])('%j: %s because of %s', (answers, status, reason) => {
    const suggestion = suggestPromo({ ...plain, ...answers });
    expect(suggestion.status).toBe(status);
    expect(suggestion.reasons).toContain(reason);
  });
});

describe('text facts', () => {
  it('finds stems, phrases and whole words', () => {
    expect(findWords('Голосуйте, друзья, за своих', ['голосуйте за'])).toEqual([]);
    expect(findWords('Голосуйте за своих', ['голосуйте за'])).toEqual(['голосуйте за']);
    expect(findWords('Метафора', ['=мета'])).toEqual([]);
    expect(findWords('Мета!', ['=мета'])).toEqual(['=мета']);
  });
  it('finds hosts with and without a scheme, none in addresses and numbers', () => {
    expect(domainsIn('https://www.VK.com/a, t.me/b. почта a@mail.ru, 12.5 и профсоюз.рф')).toEqual([
      'vk.com',
      't.me',
      'профсоюз.рф',
    ]);
  });
  it('finds persons, phones and addresses as they are written', () => {
    expect(findShown('Пишите Кузнецовой М. И. или на smena@mail.ru', 'person')).toEqual(['Кузнецовой М. И.']);
    expect(findShown('8 800 555-35-35', 'phone')).toEqual(['8 800 555-35-35']);
    expect(findShown('Нижний Тагил и Приборный завод', 'person')).toEqual([]);
    expect(findShown('a@b.ru', 'email')).toEqual(['a@b.ru']);
  });
});

describe('namesEntry', () => {
  it.each([
    ['Иванов Иван Иванович', 'Интервью с Иваном Ивановым'],
    ['Иванов Иван Иванович', 'Об этом рассказал Иван Иванович Иванов'],
    ['Зареченская Мария Андреевна', 'Марии Зареченской'],
    ['Достоевский Сергей', 'у Сергея Достоевского'],
    ['Общество «Тихая заводь»', 'на странице «Тихой заводи»'],
    ['primer.example', 'Читайте news.primer.example/1'],
    ['https://primer.example/news', 'primer.example'],
  ])('%s in «%s»', (entry, text) => {
    expect(namesEntry(text, entry)).toBe(true);
    expect(keysOf(entry).some((key) => keysIn(text).includes(key))).toBe(true);
  });
  it.each([
    ['Иванов Иван Иванович', 'Иван Петров и Пётр Иванов'],
    ['Общество «Тихая заводь»', 'Тихая ночь, заводь'],
    ['primer.example', 'primer.example.org и otherprimer.example'],
    ['ООО', 'ООО «Ромашка»'],
  ])('%s not in «%s»', (entry, text) => expect(namesEntry(text, entry)).toBe(false));
  it('a text that names an entry always has one of its keys', () => {
    const names = ['Лосев Артём Ильич', 'Кузнецова Анна Юрьевна', 'Фонд «Ясный день»', 'site.example'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...names), fc.string(), (entry, said, noise) => {
        const text = `${noise} ${said} ${noise}`;
        if (namesEntry(text, entry))
          expect(keysOf(entry).some((key) => keysIn(text).includes(key))).toBe(true);
      }),
    );
  });
  it('stems agree over the cases of a name', () => {
    for (const cases of [
      ['Андрей', 'Андрея', 'Андрею', 'Андреем', 'Андрее'],
      ['Мария', 'Марии', 'Марию', 'Марией'],
      ['Иванова', 'Ивановой', 'Иванову'],
      ['Дмитрий', 'Дмитрия', 'Дмитрию', 'Дмитрием'],
    ])
      expect(new Set(cases.map(stemOf)).size, cases.join()).toBe(1);
  });
  it('a name with spaces is no domain', () => expect(domainOf('Фонд site.example')).toBeNull());
});

describe('readList', () => {
  it('reads pasted lines with ordinals, births and notes', () => {
    expect(
      readList(
        '1. ЛОСЕВ АРТЁМ ИЛЬИЧ*, 04.11.1982 г.р., г. Заречье;\n2. Кузнецова Анна Юрьевна, 1990 г.р.;\n\n',
      ),
    ).toEqual(['ЛОСЕВ АРТЁМ ИЛЬИЧ', 'Кузнецова Анна Юрьевна']);
  });
  it('reads tables with heads, quotes and doubles', () => {
    expect(
      readList(
        '\uFEFF№;Наименование;Дата\r\n1;"Фонд ""Ясный день""";2024\r\n2;site.example;\r\n2;site.example;',
      ),
    ).toEqual(['Фонд "Ясный день"', 'site.example']);
    expect(readList('1,"Лосев, Артём",2024\n2,Кузнецова Анна,2025')).toEqual([
      'Лосев, Артём',
      'Кузнецова Анна',
    ]);
  });
  it('never breaks on what people paste', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const name of readList(text)) expect(name.length).toBeGreaterThan(2);
      }),
    );
  });
});
