import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMON_UTM, doubtfulAliases, meaningOf, mergeDictionary, mergeSpellings } from './utm-dictionary.ts';
import { lintLink } from './utm-lint.ts';
import {
  campaignTag,
  contentTag,
  readCampaignTag,
  readContentTag,
  readTags,
  tagLink,
  UTM_FORMATS,
} from './utm-tags.ts';
import { isUtmWord, toUtmWord } from './utm-words.ts';

const anyWords = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАЩЁЪ «»—_-10aZé') }),
);
const aWord = anyWords.map(toUtmWord).filter((word) => word !== '');
const anAddress = fc
  .tuple(
    fc.constantFrom('union.ru', 'пример.рф', 'a.b.org:8080'),
    aWord,
    fc.constantFrom('', '#form', '?page=2', '?a=1&a=2#x'),
  )
  .map(([host, path, tail]) => `https://${host}/${path}${tail}`);
const aDay = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('words of link tags', () => {
  it.each([
    ['Вступай в смену!', 'vstupaj_v_smenu'],
    ['Щётка, подъезд и ёж', 'shhyotka_podezd_i_yozh'],
    ['  Хлеб — цех № 4 ', 'khleb_cekh_4'],
    ['Café VK', 'cafe_vk'],
    ['«»', ''],
  ])('«%s» is %s', (words, word) => expect(toUtmWord(words)).toBe(word));

  it('are [a-z0-9_]+ or nothing, and stay as they are the second time', () =>
    fc.assert(
      fc.property(anyWords, (words) => {
        const word = toUtmWord(words);
        expect(word === '' || isUtmWord(word)).toBe(true);
        expect(toUtmWord(word)).toBe(word);
      }),
    ));

  it('do not depend on case', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ёжщъыьэюяхц abz19') }), (words) => {
        expect(toUtmWord(words.toUpperCase())).toBe(toUtmWord(words));
      }),
    ));
});

describe('tags', () => {
  it('of a campaign say its month and its name, and are read back', () => {
    expect(campaignTag({ startsOn: '2026-11-05', name: 'Ночные — по колдоговору' })).toBe(
      '202611_nochnye_po_koldogovoru',
    );
    fc.assert(
      fc.property(aDay, aWord, (day, name) => {
        const startsOn = day.toISOString().slice(0, 10);
        const tag = campaignTag({ startsOn, name });
        expect(isUtmWord(tag)).toBe(true);
        const read = readCampaignTag(tag);
        expect(read?.month).toBe(startsOn.slice(0, 7));
        expect(name.startsWith(read?.slug ?? '-')).toBe(true);
      }),
    );
    expect(readCampaignTag('202613_vstupaj')).toBeNull();
    expect(readCampaignTag('vstupaj')).toBeNull();
  });

  it('of a content say rubric, format and version, and are read back', () =>
    fc.assert(
      fc.property(
        aWord,
        fc.constantFrom(...UTM_FORMATS),
        fc.integer({ min: 1, max: 999 }),
        (rubric, format, version) => {
          const tag = contentTag({ rubric, format, version }) ?? '';
          expect(isUtmWord(tag)).toBe(true);
          const read = readContentTag(tag);
          expect(read).toMatchObject({ format, version });
          expect(rubric.startsWith(read?.rubric ?? '-')).toBe(true);
        },
      ),
    ));

  it('of a link round trip and leave the rest of the address as it was', () =>
    fc.assert(
      fc.property(
        aWord,
        aWord,
        aWord,
        fc.option(aWord),
        anAddress,
        (source, medium, campaign, content, address) => {
          const tags = { source, medium, campaign, content };
          const tagged = tagLink(address, tags);
          expect(readTags(tagged)).toEqual(tags);
          expect(tagLink(tagged, tags)).toBe(tagged);
          expect(new URL(tagged).hash).toBe(new URL(address).hash);
          expect(new URL(tagged).pathname).toBe(new URL(address).pathname);
        },
      ),
    ));
});

describe('the dictionary', () => {
  it('means one value by each of its words', () => {
    expect(doubtfulAliases(COMMON_UTM, 'source')).toEqual([]);
    expect(doubtfulAliases(COMMON_UTM, 'medium')).toEqual([]);
    for (const { value, aliases } of COMMON_UTM.source)
      for (const word of [value, value.toUpperCase(), ...aliases])
        expect(meaningOf(COMMON_UTM, 'source', word)).toBe(value);
    expect(meaningOf(COMMON_UTM, 'source', 'myspace')).toBeNull();
  });

  it('takes the words of the organization, and says which of them mean two things', () => {
    const own = {
      source: [
        { value: 'radio', aliases: ['Заводское радио'] },
        { value: 'vk', aliases: ['вкашечка'] },
      ],
      medium: [],
    };
    const all = mergeDictionary(own);
    expect(meaningOf(all, 'source', 'заводское радио')).toBe('radio');
    expect(meaningOf(all, 'source', 'Вкашечка')).toBe('vk');
    expect(meaningOf(all, 'source', 'vkontakte')).toBe('vk');
    const doubtful = mergeDictionary({ source: [{ value: 'radio', aliases: ['телега'] }], medium: [] });
    expect(doubtfulAliases(doubtful, 'source')).toEqual(['telega']);
  });

  it('merges spellings when numbers are shown, and loses none', () => {
    const counts = [
      { spelling: 'VK', count: 3 },
      { spelling: 'vkontakte', count: 4 },
      { spelling: 'МаякFM', count: 9 },
    ];
    expect(mergeSpellings(COMMON_UTM, 'source', counts)).toEqual([
      { value: 'маякfm', isKnown: false, count: 9 },
      { value: 'vk', isKnown: true, count: 7 },
    ]);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ spelling: fc.constantFrom('vk', 'ВК', 'tg', 't.me', 'иное'), count: fc.nat(99) }),
        ),
        (given) => {
          const sum = (rows: readonly { count: number }[]) =>
            rows.reduce((total, { count }) => total + count, 0);
          expect(sum(mergeSpellings(COMMON_UTM, 'source', given))).toBe(sum(given));
        },
      ),
    );
  });
});

describe('a pasted link', () => {
  const lint = (link: string) => lintLink(link, COMMON_UTM);
  const codes = (link: string) => lint(link)?.problems.map(({ code }) => code);

  it('loses foreign marks and takes the spellings of the dictionary', () => {
    const dirty =
      'https://union.ru/join?utm_source=Vkontakte&utm_medium=SMM&utm_campaign=202611_Vstupaj&yclid=12&fbclid=abc&page=2#form';
    expect(lint(dirty)?.clean).toBe(
      'https://union.ru/join?utm_source=vk&utm_medium=social&utm_campaign=202611_vstupaj&page=2#form',
    );
    expect(codes(dirty)).toEqual(['click_id', 'click_id', 'other_spelling', 'other_spelling', 'letter_case']);
  });

  it('that is right stays as it is', () => {
    const right = 'https://union.ru/join?utm_source=vk&utm_medium=social&utm_campaign=202611_vstupaj';
    expect(lint(right)).toEqual({ clean: right, problems: [] });
  });

  it.each([
    [
      'https://union.ru/?utm_source=vk&utm_medium=social&utm_campaign=202611_a&utm_content=ivan@mail.ru',
      'person',
    ],
    ['https://union.ru/?phone=5', 'person'],
    [
      'https://union.ru/?utm_source=vk&utm_medium=social&utm_campaign=202611_a&utm_term=79123456789',
      'person',
    ],
    ['https://union.ru/', 'no_tags'],
    ['https://union.ru/?utm_source=vk', 'some_tags'],
    ['https://union.ru/?utm_source=myspace&utm_medium=social&utm_campaign=202611_a', 'unknown_value'],
    ['https://union.ru/?utm_source=vk&utm_medium=social&utm_campaign=osen', 'campaign_form'],
    ['https://union.ru/?utm_source=vk&utm_medium=social&utm_campaign=202611 a', 'spaces'],
    ['https://union.ru/?UTM_Source=vk&utm_medium=social&utm_campaign=202611_a', 'letter_case'],
  ])('%s: %s', (link, code) => expect(codes(link)).toContain(code));

  it.each(['', 'не ссылка', 'javascript:alert(1)', 'mailto:a@b.ru'])('«%s» is none', (text) =>
    expect(lint(text)).toBeNull(),
  );

  it('mended has nothing left to mend', () =>
    fc.assert(
      fc.property(anAddress, fc.constantFrom('VK', 'вконтакте', 'x'), anyWords, (address, source, name) => {
        const url = address.replace(/#.*/, '');
        const link = `${url}${url.includes('?') ? '&' : '?'}utm_source=${encodeURIComponent(source)}&utm_campaign=${encodeURIComponent(name)}&gclid=1`;
        const once = lint(link);
        const twice = once && lint(once.clean);
        expect(twice?.problems.filter(({ level }) => level === 'mends')).toEqual([]);
      }),
    ));
});
