// Every rule has a case in which it applies and one in which it does not; a rule without both fails here.
import { describe, expect, it } from 'vitest';
import { findRules, NO_FACTS } from './evaluate.ts';
import type { LawFacts } from './rule.ts';
import { RULES } from './rules/all-rules.ts';

type Facts = Partial<LawFacts>;
const AD: Facts = { promo: 'ad' };
const TOKEN: Facts = { hasErid: true, hasAdvertiser: true };
const BIG: Facts = { followers: 10_000 };
const listed = (kind: LawFacts['lists'][number]['kind']): Facts => ({ lists: [{ kind, name: 'Пример' }] });

const CASES: Record<string, { applies: Facts; not: Facts }> = {
  'ad-without-erid': { applies: AD, not: { ...AD, ...TOKEN } },
  'ad-without-label': { applies: { ...AD, ...TOKEN }, not: { ...AD, ...TOKEN, hasLabel: true } },
  'ad-without-advertiser': { applies: AD, not: { ...AD, ...TOKEN } },
  'social-ad-erid': { applies: { promo: 'social_ad' }, not: { promo: 'social_ad', hasErid: true } },
  'ad-selling-words': {
    applies: { text: 'Скидка 20 % на билеты для своих' },
    not: { promo: 'not_ad', text: 'Скидка 20 % на билеты для своих' },
  },
  'ad-own-invitation': {
    applies: { text: 'Приходите на собрание в среду' },
    not: { text: 'Собрание прошло в среду' },
  },
  'ad-giveaway': { applies: { text: 'Разыгрываем три термоса' }, not: { text: 'Раздали три термоса' } },
  'ad-closed-place': { applies: { ...AD, adsAllowed: 'no' }, not: { promo: 'not_ad', adsAllowed: 'no' } },
  'ad-unclear-place': { applies: { ...AD, adsAllowed: 'unclear' }, not: { ...AD, adsAllowed: null } },
  'ad-levy': { applies: AD, not: { promo: 'social_ad' } },
  'ad-report': { applies: { isReportOpen: true }, not: {} },
  'register-soon': { applies: { followers: 9_000 }, not: { followers: 8_999 } },
  'register-needed': { applies: BIG, not: { ...BIG, isListed: true } },
  'register-ad': { applies: { ...BIG, ...AD }, not: { followers: null, ...AD } },
  'register-repost': {
    applies: { text: 'Коллеги пишут: t.me/sosedi/12' },
    not: { text: 'Пишите на smena.example' },
  },
  'meta-link': {
    applies: { text: 'Мы и тут: www.instagram.com/smena' },
    not: { text: 'Мы и тут: vk.com/smena' },
  },
  'meta-mention': {
    applies: { text: 'Раньше писали в инстаграме' },
    not: { text: 'Раньше писали в инстаграме (признан экстремистским и запрещён)' },
  },
  'list-extremist': { applies: listed('extremist'), not: listed('other') },
  'list-undesirable': { applies: listed('undesirable'), not: {} },
  'list-foreign-agent': { applies: listed('foreign_agent'), not: listed('other') },
  'list-other': { applies: listed('other'), not: listed('extremist') },
  elections: { applies: { text: 'Голосуйте за наших' }, not: { text: 'Выборы профкома в среду' } },
  'image-consent': { applies: { people: 'open' }, not: { people: 'agreed' } },
  'image-unknown': { applies: { media: 'image' }, not: { media: 'image', hasPassport: true } },
  'image-minors': { applies: { minors: 'open' }, not: { minors: 'unknown' } },
  'data-publication': {
    applies: { text: 'Слесарь Артём Лосев добился доплаты' },
    not: { text: 'Слесарь третьего цеха добился доплаты' },
  },
  'data-membership': {
    applies: { text: 'Мария Ивановна Кузнецова вступила в профсоюз' },
    not: { text: 'Двадцать человек вступили в профсоюз' },
  },
  'data-contacts': {
    applies: { text: 'Звоните: +7 (912) 345-67-89' },
    not: { text: 'Доплата 8 912 рублей с 2026 года' },
  },
  'data-foreign-form': {
    applies: { text: 'Анкета: https://forms.gle/abc' },
    not: { text: 'Анкета: smena.example' },
  },
  'quotation-aim': {
    applies: { licence: 'quotation' },
    not: { licence: 'quotation', isCover: true },
  },
  'quotation-cover': {
    applies: { licence: 'quotation', isCover: true },
    not: { licence: 'own', isCover: true },
  },
  'music-in-film': { applies: { media: 'video' }, not: { media: 'image' } },
  'ai-made': { applies: { isAiMade: true }, not: { isAiMade: true, text: 'Изображение создано ИИ.' } },
  'eu-membership': { applies: { text: 'Артём Лосев' }, not: { text: 'слесарь' } },
  'eu-political-ad': { applies: { ...AD, text: 'Закон о сменах' }, not: { text: 'Закон о сменах' } },
};

function idsOf(facts: Facts, rule: (typeof RULES)[number], today = '2026-11-23'): string[] {
  const [profile = 'ru'] = rule.profiles;
  return findRules({ rules: RULES, profile, about: rule.about, facts: { ...NO_FACTS, ...facts }, today }).map(
    (finding) => finding.rule.id,
  );
}

describe('rules', () => {
  it('have one case each, and there is none too many', () => {
    expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s applies, and does not', (id, rule) => {
    expect(idsOf(CASES[id]?.applies ?? {}, rule)).toContain(id);
    expect(idsOf(CASES[id]?.not ?? {}, rule)).not.toContain(id);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s is whole', (_id, rule) => {
    const {
      profiles,
      title,
      text,
      lawRef,
      sourceUrl,
      validFrom,
      checkedOn,
      confidence,
      action,
      mayOverride,
    } = rule;
    expect(profiles.length).toBeGreaterThan(0);
    for (const { ru, en } of [title, text, lawRef]) {
      expect(ru).toMatch(/[а-яё0-9]/i);
      expect(ru).not.toMatch(/!/);
      expect(en).not.toBe('');
    }
    expect(title.ru.length).toBeLessThanOrEqual(70);
    expect(confidence === 'seen' && sourceUrl === null).toBe(false);
    if (sourceUrl !== null) expect(URL.canParse(sourceUrl)).toBe(true);
    for (const day of [validFrom, checkedOn]) if (day !== null) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    if (mayOverride) expect(action).toBe('block');
  });

  it('counts from its first day on, and only under its law', () => {
    const rule = RULES.find(({ id }) => id === 'social-ad-erid');
    if (!rule) throw new Error('no rule');
    expect(idsOf({ promo: 'social_ad' }, rule, '2025-02-28')).not.toContain(rule.id);
    expect(idsOf({ promo: 'social_ad' }, rule, '2025-03-01')).toContain(rule.id);
    const none = findRules({
      rules: RULES,
      profile: 'none',
      about: 'post',
      facts: { ...NO_FACTS, promo: 'ad', text: 'instagram.com' },
      today: '2026-11-23',
    });
    expect(none).toEqual([]);
  });

  it('stop a post only for the few hard risks', () => {
    expect(RULES.filter(({ action }) => action === 'block').map(({ id }) => id)).toEqual([
      'ad-without-erid',
      'ad-closed-place',
      'register-ad',
      'meta-link',
    ]);
  });

  it('says what in the text made it apply', () => {
    const [found] = findRules({
      rules: RULES.filter(({ id }) => id === 'data-publication'),
      profile: 'ru',
      about: 'post',
      facts: { ...NO_FACTS, text: 'Слово — А. В. Петровой и Артёму Лосеву.' },
      today: '2026-11-23',
    });
    expect(found?.because).toEqual(['А. В. Петровой', 'Артёму Лосеву']);
  });
});
