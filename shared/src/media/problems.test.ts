import { expect, test } from 'vitest';
import { Passport } from './passport.ts';
import { attributionsFor, isAdvert, mediaProblems, type RightsCheck } from './problems.ts';
import type { Recipe } from './recipe.ts';
import { readRights } from './rights.ts';

const showing = { network: 'vk', day: '2026-11-23' };
const square: Recipe = { turn: 0, shape: '1:1', cut: null };
const person = { id: '0190f5fe-7c00-7a00-8000-000000000001', name: 'Мария К.' };

function file(said: object, edit: Partial<RightsCheck> = {}): RightsCheck {
  const passport = Passport.parse({ author: 'А. Лыков', origin: 'own', hasPeople: false, ...said });
  return { rights: readRights(passport), recipes: null, focal: null, ...edit };
}

function shown(consent: object): RightsCheck {
  const { id, name } = person;
  return file({ hasPeople: true, people: [{ id, name, state: 'oral', ...consent }] });
}

const codes = (media: RightsCheck[], more: object = {}) =>
  mediaProblems(media, { ...showing, ...more }).map(({ level, code }) => `${level} ${code}`);

test('a complete passport says nothing', () => {
  expect(codes([file({}), shown({})])).toEqual([]);
});

test('three things stop a post', () => {
  expect(codes([file({ expiresOn: '2026-11-22' })])).toEqual(['blocks licence_expired']);
  expect(codes([file({ expiresOn: '2026-11-23' })])).toEqual([]);
  expect(codes([shown({ state: 'withdrawn' })])).toEqual(['blocks consent_withdrawn']);
  const fixed = { origin: 'creative_commons', source: 'архив', licence: { kind: 'by-nd', version: '4.0' } };
  expect(codes([file(fixed, { recipes: { vk: square } })])).toEqual(['blocks licence_forbids_cut']);
  expect(codes([file(fixed, { recipes: { telegram: square } })])).toEqual([]);
  const turned: Recipe = { turn: 90, shape: null, cut: null };
  expect(codes([file(fixed, { recipes: { all: turned } })])).toEqual([]);
});

test('everything else makes one doubt', () => {
  const none = { rights: null, recipes: null, focal: null };
  expect(mediaProblems([none, none], showing)).toEqual([
    { level: 'warns', code: 'passport_missing', params: { count: 2 } },
  ]);
  expect(codes([file({ author: '' })])).toEqual(['warns passport_incomplete']);
  expect(codes([shown({ until: '2026-11-01' })])).toEqual(['warns consent_ended']);
  expect(codes([shown({ networks: ['telegram'] })])).toEqual(['warns consent_elsewhere']);
  const alike = {
    origin: 'creative_commons',
    source: 'архив',
    licence: { kind: 'by-nc-sa', version: '4.0' },
  };
  expect(codes([file(alike, { recipes: { all: square } })])).toEqual(['warns licence_shares_alike']);
  const quoted = file({ origin: 'quotation', source: 'книга', quotationAim: 'спорим с автором' });
  expect(codes([quoted, file({})])).toEqual(['warns quotation_cover']);
  expect(codes([file({}), quoted])).toEqual([]);
});

test('an advert asks for more', () => {
  const bought = file({
    origin: 'creative_commons',
    source: 'архив',
    licence: { kind: 'by-nc', version: '4.0' },
  });
  expect(codes([shown({}), bought], { isAdvert: true })).toEqual([
    'warns consent_not_adverts',
    'warns licence_not_adverts',
  ]);
  expect(codes([shown({ isForAdverts: true })], { isAdvert: true })).toEqual([]);
  expect((['ad', 'social_ad', 'not_ad', 'undecided', undefined] as const).map(isAdvert)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('the line of a cut picture says so, one licence is named once', () => {
  const by = { origin: 'creative_commons', source: 'архив', licence: { kind: 'by', version: '4.0' } };
  const media = [file(by), file(by), file({})];
  const lines = (files: RightsCheck[], language: 'ru' | 'en') =>
    attributionsFor(files, { network: 'vk', language });
  expect(lines(media, 'en')).toEqual(['Photo: А. Лыков, архив, CC BY 4.0']);
  expect(lines(media, 'ru')).toEqual(['Фото: А. Лыков, архив, CC BY 4.0']);
  expect(lines([file(by, { recipes: { vk: square } })], 'ru')).toEqual([
    'Фото: А. Лыков, архив, CC BY 4.0, изменено: кадрирование',
  ]);
});
