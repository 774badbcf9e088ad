import type { Channel } from '@rupor/shared/channels/contract';
import { Passport } from '@rupor/shared/media/passport';
import { readRights } from '@rupor/shared/media/rights';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { expect, test } from 'vitest';
import { type ChosenChannel, listChecks, type Picture } from './checks.ts';
import { EMPTY_DRAFT } from './draft-content.ts';

const now = new Date('2026-11-20T10:00:00Z');
const PERSON = { id: '0190f5fe-7c00-7a00-8000-000000000001', name: 'Мария К.', state: 'oral' };
const plan = { wallTime: '2026-11-20T17:00', timeZone: 'Asia/Yekaterinburg' };

const capabilities: NetworkCapabilities = {
  id: 'practice-microblog',
  name: 'Practice microblog',
  simulated: true,
  evidence: 'simulated',
  connectFields: [],
  optionFields: [],
  text: {
    required: false,
    limits: [{ unit: 'graphemes', max: 20, when: 'always' }],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 4,
    maxBytes: 1_000_000,
    maxWidth: 2000,
    maxHeight: 2000,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg'],
    altText: { supported: true, maxGraphemes: 1000 },
  },
  idempotency: 'key',
  idempotencyMinutes: null,
  lookup: 'byKey',
  video: null,
  documents: null,
  byHand: [],
  followUps: null,
  canRemove: true,
  listsPosts: false,
  metrics: { post: [], channel: [] },
  pacing: { minIntervalMs: 0, perMinute: 60, perDay: null, atOnce: null },
  preview: 'microblog',
};

const picture: Picture = {
  id: '0190f5fe-7c00-7a00-8000-00000000000a',
  kind: 'image',
  originalName: 'a.jpg',
  mime: 'image/jpeg',
  width: 10,
  height: 10,
  durationMs: null,
  size: 10,
  altText: null,
  rights: null,
  recipes: null,
  focal: null,
  posterId: null,
  createdAt: '2026-11-20T09:00:00Z',
};

function chosen(
  id: string,
  change: Partial<ChosenChannel> & { health?: Channel['health'] } = {},
): ChosenChannel {
  const { health = 'works', ...rest } = change;
  const channel: Channel = {
    id,
    network: capabilities.id,
    simulated: true,
    ownCapabilities: null,
    name: id,
    handle: null,
    url: null,
    branchId: null,
    responsibleId: null,
    health,
    healthProblem: null,
    healthSince: null,
    checkedAt: null,
    plannedCount: 0,
    removedAt: null,
    createdAt: '2026-11-01T00:00:00Z',
  };
  const target = { channelId: id, text: null, options: {}, mediaIds: null, followUps: [] };
  const text = rest.text ?? 'Коротко';
  return { target, channel, capabilities, sent: text, pictures: [], files: [], ...rest, text };
}

const content = { ...EMPTY_DRAFT, baseText: 'Коротко', plan };
const codes = (checks: ReturnType<typeof listChecks>, kind: string) =>
  checks.filter((one) => one.kind === kind).map(({ code, channelId }) => [code, channelId]);

test('an empty page names its three stops', () => {
  const checks = listChecks({ content: EMPTY_DRAFT, chosen: [], now });
  expect(codes(checks, 'stop')).toEqual([
    ['no_channels', null],
    ['no_time', null],
  ]);
});

test('a good post has nothing in the way', () => {
  const checks = listChecks({ content, chosen: [chosen('a'), chosen('b')], now });
  expect(checks.map(({ kind, code }) => [kind, code])).toEqual([
    ['done', 'text_fits'],
    ['done', 'channels_work'],
  ]);
});

test('each channel speaks for itself, but what all say is said once', () => {
  const empty = { text: '' };
  const both = listChecks({ content, chosen: [chosen('a', empty), chosen('b', empty)], now });
  expect(codes(both, 'stop')).toEqual([['empty', null]]);
  const one = listChecks({
    content,
    chosen: [chosen('a', { text: 'Слишком длинно для этой сети' }), chosen('b', { health: 'reconnect' })],
    now,
  });
  expect(codes(one, 'stop')).toEqual([
    ['too_long', 'a'],
    ['channel_needs_reconnect', 'b'],
  ]);
  expect(one[0]?.params.over).toBe(8);
  expect(codes(one, 'done')).toEqual([]);
});

test('a picture without description is a doubt, with one it is done', () => {
  const bare = listChecks({ content, chosen: [chosen('a', { pictures: [picture] })], now });
  expect(codes(bare, 'doubt')).toEqual([
    ['alt_text_missing', null],
    ['passport_missing', null],
  ]);
  const told = { ...picture, altText: 'Автобус' };
  const done = listChecks({ content, chosen: [chosen('a', { pictures: [told] })], now });
  expect(codes(done, 'done')).toContainEqual(['pictures_described', null]);
});

test('an advert asks whether the people agreed to be in one', () => {
  const passport = Passport.parse({ author: 'А. Лыков', origin: 'own', hasPeople: true, people: [PERSON] });
  const shown = { ...picture, altText: 'Автобус', rights: readRights(passport) };
  const input = { content, chosen: [chosen('a', { pictures: [shown] })], now };
  expect(codes(listChecks({ ...input, isAdvert: true }), 'doubt')).toEqual([['consent_not_adverts', null]]);
  expect(codes(listChecks(input), 'doubt')).toEqual([]);
});

test('the time is checked in its zone: passed, skipped by the clock, doubled by it', () => {
  const at = (wallTime: string, timeZone: string) =>
    listChecks({ content: { ...content, plan: { wallTime, timeZone } }, chosen: [chosen('a')], now })
      .filter(({ kind }) => kind !== 'done')
      .map(({ kind, code }) => `${kind} ${code}`);
  expect(at('2026-11-20T15:00', 'Asia/Yekaterinburg')).toEqual([]);
  expect(at('2026-11-20T14:59', 'Asia/Yekaterinburg')).toEqual(['stop past_time']);
  expect(at('2027-03-28T02:30', 'Europe/Berlin')).toEqual(['doubt clock_gap']);
  expect(at('2027-10-31T02:30', 'Europe/Berlin')).toEqual(['doubt clock_overlap']);
  expect(at('2027-02-30T10:00', 'Europe/Berlin')).toEqual(['stop wrong_time']);
});
