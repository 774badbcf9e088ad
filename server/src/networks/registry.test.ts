// What every network owes the rest of Rupor: lawful capabilities, and words for each thing it can show or report.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase } from '../../test/harness.ts';
import { type Database, openDatabase } from '../lib/db.ts';
import { createNetworks } from './registry.ts';

type Words = { [key: string]: Words | string | undefined };
const here = import.meta.dirname;
const locales = path.resolve(here, '../../../client/src/locales');
const readWords = (language: string): Words =>
  JSON.parse(readFileSync(path.join(locales, language, 'networks.json'), 'utf8'));

let database: Database;
beforeAll(async () => {
  database = openDatabase({ url: await cloneDatabase() });
});
afterAll(() => database.close());
const all = () => createNetworks({ db: database.prisma }).all();

function look(words: Words, key: string): Words | string | undefined {
  return key
    .split('.')
    .reduce<Words | string | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), words);
}

test('five networks, each with lawful capabilities', () => {
  const ids = all().map(({ capabilities }) => NetworkCapabilities.parse(capabilities).id);
  expect(ids).toEqual(['practice-wall', 'practice-messenger', 'practice-microblog', 'telegram', 'bluesky']);
});

describe.each(['ru', 'en'])('words in %s', (language) => {
  const words = readWords(language);

  test('for every name, field, option and choice', () => {
    const keys = all().flatMap(({ capabilities: { id, connectFields, optionFields } }) => [
      `${id}.name`,
      ...connectFields.flatMap(({ name }) => [`${id}.fields.${name}.label`, `${id}.fields.${name}.hint`]),
      ...optionFields.flatMap(({ name, choices = [] }) => [
        `${id}.options.${name}.label`,
        ...choices.map((choice) => `${id}.options.${name}.choices.${choice}`),
      ]),
    ]);
    expect(keys.filter((key) => typeof look(words, key) !== 'string')).toEqual([]);
  });

  test.each([
    ['practice', ['practice-wall', 'practice-messenger', 'practice-microblog']],
    ['telegram', ['telegram']],
    ['bluesky', ['bluesky']],
  ])('for every problem that %s can report', (folder, ids) => {
    const problems = readProblems(folder);
    expect(problems.length).toBeGreaterThan(5);
    const spoken = ids.flatMap((id) => Object.keys((look(words, `${id}.problems`) as Words) ?? {}));
    const shared = Object.keys(words.problems as Words);
    expect(problems.filter((problem) => ![...spoken, ...shared].includes(problem))).toEqual([]);
    expect(spoken.filter((problem) => !problems.includes(problem))).toEqual([]);
  });
});

/** Codes as the folder's own files write them. */
function readProblems(folder: string): string[] {
  const directory = path.join(here, folder);
  const files = readdirSync(directory).filter((name) => !name.includes('.test.'));
  const source = files.map((name) => readFileSync(path.join(directory, name), 'utf8')).join('\n');
  const codes = source.matchAll(/'([a-z]+(?:_[a-z]+)+|empty|refused|stopped|unreachable)'/g);
  return [...new Set([...codes].map((match) => match[1] ?? ''))];
}
