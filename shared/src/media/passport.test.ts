import { expect, test } from 'vitest';
import { appendLines, attributionLine } from './attribution.ts';
import { emptyPassport, listGaps, Passport, proofsOf, stateOf } from './passport.ts';

const ID = '0190f5fe-7c00-7a00-8000-000000000001';
const person = { id: ID, name: 'Мария К.' };

function passport(said: object): Passport {
  return Passport.parse({ author: 'Артём Лыков', origin: 'own', hasPeople: false, ...said });
}

test('an own photo with its author and nobody on it is complete', () => {
  expect(listGaps(passport({}))).toEqual([]);
  expect(stateOf(passport({}))).toBe('complete');
});

test('nothing said is no passport', () => {
  expect(stateOf(null)).toBe('none');
  expect(stateOf(emptyPassport())).toBe('none');
  expect(listGaps(emptyPassport())).toEqual(['origin', 'author', 'people']);
});

test('each origin asks for what proves it', () => {
  expect(listGaps(passport({ author: '' }))).toEqual(['author']);
  expect(listGaps(passport({ origin: 'free_licence' }))).toEqual(['proof']);
  expect(listGaps(passport({ origin: 'bought', proofIds: [ID] }))).toEqual([]);
  expect(listGaps(passport({ origin: 'creative_commons' }))).toEqual(['licence', 'source']);
  expect(listGaps(passport({ origin: 'quotation', source: 'Труд, 5 мая' }))).toEqual(['aim']);
  const zero = { origin: 'creative_commons', licence: { kind: 'zero', version: '1.0' }, source: 'музей' };
  expect(listGaps(passport({ ...zero, author: '' }))).toEqual([]);
});

test('people are named, asked, and children have a guardian', () => {
  expect(listGaps(passport({ hasPeople: true }))).toEqual(['names']);
  const withPerson = (said: object) => passport({ hasPeople: true, people: [{ ...person, ...said }] });
  expect(listGaps(withPerson({ state: 'unknown' }))).toEqual(['consent']);
  expect(listGaps(withPerson({ state: 'written' }))).toEqual(['scan']);
  expect(listGaps(withPerson({ state: 'event' }))).toEqual([]);
  expect(listGaps(withPerson({ state: 'oral', isMinor: true }))).toEqual(['guardian']);
  expect(listGaps(withPerson({ state: 'written', proofId: ID, isMinor: true, guardianProofId: ID }))).toEqual(
    [],
  );
  expect(stateOf(withPerson({ state: 'withdrawn' }))).toBe('withdrawn');
});

test('every proof is told once', () => {
  const people = [{ ...person, state: 'written', proofId: ID, guardianProofId: ID }];
  expect(proofsOf(passport({ proofIds: [ID], people }))).toEqual([ID]);
});

const bus = {
  title: 'Автобус',
  author: 'Анна Ким',
  source: 'commons.example',
  origin: 'creative_commons',
} as const;

test('the line names title, author, source, licence and change', () => {
  const by = passport({ ...bus, licence: { kind: 'by', version: '4.0' } });
  expect(attributionLine(by, { isCut: true, language: 'ru' })).toBe(
    'Фото: Автобус, Анна Ким, commons.example, CC BY 4.0, изменено: кадрирование',
  );
  expect(attributionLine(by, { isCut: false, language: 'en' })).toBe(
    'Photo: Автобус, Анна Ким, commons.example, CC BY 4.0',
  );
  expect(attributionLine(passport({ ...bus, origin: 'quotation' }), { isCut: false, language: 'ru' })).toBe(
    'Цитируется: Автобус, Анна Ким, commons.example',
  );
});

test('no line where none is asked for, or nobody can be named', () => {
  expect(attributionLine(passport({}), { isCut: true, language: 'ru' })).toBeNull();
  expect(
    attributionLine(passport({ ...bus, licence: { kind: 'zero', version: '1.0' } }), {
      isCut: false,
      language: 'ru',
    }),
  ).toBeNull();
  expect(
    attributionLine(passport({ ...bus, author: '', licence: { kind: 'by', version: '4.0' } }), {
      isCut: false,
      language: 'ru',
    }),
  ).toBeNull();
});

test('lines stand under the text, each once', () => {
  expect(appendLines('Текст ', ['Фото: А', null, 'Фото: А'])).toBe('Текст\n\nФото: А');
  expect(appendLines('', ['Фото: А'])).toBe('Фото: А');
  expect(appendLines('Текст. Фото: А', ['Фото: А'])).toBe('Текст. Фото: А');
});
