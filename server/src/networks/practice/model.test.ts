import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PracticeKind } from './coefficients.ts';
import { type PostFeatures, readFeatures } from './features.ts';
import { type PracticePostFacts, practiceFollowers, practiceNumbers } from './model.ts';

const kinds: PracticeKind[] = ['practice-wall', 'practice-messenger', 'practice-microblog'];
const features: fc.Arbitrary<PostFeatures> = fc.record({
  hook: fc.boolean(),
  concreteNumber: fc.boolean(),
  callToAction: fc.boolean(),
  question: fc.boolean(),
  link: fc.boolean(),
  readability: fc.constantFrom('plain' as const, 'medium' as const, 'heavy' as const),
  length: fc.integer({ min: 0, max: 400 }).map((value) => value * 20),
  tagCount: fc.integer({ min: 0, max: 12 }),
  images: fc.constantFrom(0 as const, 1 as const, 2 as const),
  described: fc.boolean(),
});
const dates = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const facts: fc.Arbitrary<PracticePostFacts> = fc.record({
  kind: fc.constantFrom(...kinds),
  features,
  publishedAt: dates,
  sameDayPosts: fc.integer({ min: 0, max: 20 }),
});
const minutes = fc.integer({ min: 0, max: 60 * 24 * 30 });
const later = (date: Date, by: number) => new Date(date.getTime() + by * 60_000);

const WIN = 'Добились: автобус в 23:40 вернули.\nПодпишите письмо о втором рейсе: https://example.org/bus';
const OFFICIAL =
  'В целях обеспечения надлежащего информирования и в соответствии с настоящим постановлением осуществляется проведение мероприятия по реализации мероприятий';
const at = new Date('2026-11-20T17:00:00Z');
const post = (text: string, publishedAt = at, images = 0): PracticePostFacts => ({
  kind: 'practice-wall',
  features: readFeatures({ text, imageCount: images, altTexts: [] }),
  publishedAt,
  sameDayPosts: 0,
});

describe('numbers of a practice post', () => {
  test('never fall with age and stop growing in the end', () => {
    fc.assert(
      fc.property(facts, minutes, minutes, (one, a, b) => {
        const young = practiceNumbers(one, later(one.publishedAt, Math.min(a, b)));
        const old = practiceNumbers(one, later(one.publishedAt, Math.max(a, b)));
        for (const name of Object.keys(young) as (keyof typeof young)[])
          expect(old[name]).toBeGreaterThanOrEqual(young[name]);
      }),
    );
    const [month, year] = [30, 365].map((days) => practiceNumbers(post(WIN), later(at, days * 1440)));
    expect(month).toEqual(year);
  });

  test('are whole, not negative, and keep their order', () => {
    fc.assert(
      fc.property(facts, minutes, (one, age) => {
        const numbers = practiceNumbers(one, later(one.publishedAt, age));
        for (const value of Object.values(numbers))
          expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
        expect(numbers.reach).toBeLessThanOrEqual(1380);
        expect(numbers.views).toBeGreaterThanOrEqual(numbers.reach);
        for (const name of ['likes', 'comments', 'shares', 'clicks'] as const)
          expect(numbers[name]).toBeLessThanOrEqual(numbers.reach);
        if (!one.features.link) expect(numbers.clicks).toBe(0);
      }),
    );
  });

  test('are the same for the same decisions, whatever the words', () => {
    const other =
      'Победили: столовая в 22:15 открыта!\nПодпишите письмо о новых окнах: https://example.org/eat';
    expect(readFeatures({ text: other, imageCount: 0, altTexts: [] })).toEqual(post(WIN).features);
    expect(practiceNumbers(post(other), later(at, 600))).toEqual(practiceNumbers(post(WIN), later(at, 600)));
  });

  test('reward a good text at a good hour, and do not reward spam', () => {
    const day = 24 * 60;
    const good = practiceNumbers(post(WIN, at, 1), later(at, day));
    const night = new Date('2026-11-20T00:30:00Z');
    expect(good.reach).toBeGreaterThan(practiceNumbers(post(WIN, night, 1), later(night, 300)).reach);
    const dull = practiceNumbers(post(OFFICIAL), later(at, day));
    expect(good.likes).toBeGreaterThan(dull.likes * 4);
    expect(dull.clicks).toBe(0);
    const repeated = practiceNumbers({ ...post(WIN, at, 1), sameDayPosts: 4 }, later(at, day));
    expect(repeated.clicks).toBeLessThan(good.clicks / 2);
  });

  test('are nothing before the post is out', () => {
    expect(practiceNumbers(post(WIN), later(at, -5))).toEqual({
      reach: 0,
      views: 0,
      likes: 0,
      comments: 0,
      shares: 0,
      clicks: 0,
    });
  });
});

test('followers never fall, differ by name, and grow with posts', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(dates, { maxLength: 5 }),
      dates,
      minutes,
      (account, posted, now, more) => {
        const before = practiceFollowers(account, posted, now);
        expect(before).toBeGreaterThanOrEqual(900);
        expect(practiceFollowers(account, posted, later(now, more))).toBeGreaterThanOrEqual(before);
        expect(practiceFollowers(account, [...posted, later(now, -60)], now)).toBeGreaterThanOrEqual(before);
      },
    ),
  );
  expect(practiceFollowers('a', [], at)).not.toBe(practiceFollowers('b', [], at));
});

test('features of a text', () => {
  expect(readFeatures({ text: WIN, imageCount: 1, altTexts: ['Автобус'] })).toMatchObject({
    hook: true,
    concreteNumber: true,
    callToAction: true,
    question: false,
    link: true,
    images: 1,
    described: true,
  });
  expect(readFeatures({ text: OFFICIAL, imageCount: 0, altTexts: [] })).toMatchObject({
    hook: false,
    callToAction: false,
    readability: 'heavy',
  });
  expect(readFeatures({ text: '', imageCount: 0, altTexts: [] })).toMatchObject({ length: 0, hook: false });
  expect(readFeatures({ text: '#а #б #в вопрос?', imageCount: 0, altTexts: [] })).toMatchObject({
    tagCount: 3,
    question: true,
    link: false,
  });
});
