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

const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** The practice folder holds several networks; every other one bears the name of its own. */
const idsOf = (folder: string): string[] =>
  all()
    .map(({ capabilities }) => capabilities.id)
    .filter((id) => id === folder || id.startsWith(`${folder}-`));

function look(words: Words, key: string): Words | string | undefined {
  return key
    .split('.')
    .reduce<Words | string | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), words);
}

test('each folder is a network with lawful capabilities', () => {
  const ids = all().map(({ capabilities }) => NetworkCapabilities.parse(capabilities).id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(folders.filter((folder) => idsOf(folder).length === 0)).toEqual([]);
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

  test.each(folders)('for every problem that %s can report', (folder) => {
    const ids = idsOf(folder);
    const problems = readProblems(folder);
    expect(problems.length).toBeGreaterThan(0);
    const spoken = ids.flatMap((id) => Object.keys((look(words, `${id}.problems`) as Words) ?? {}));
    const shared = Object.keys(words.problems as Words);
    expect(problems.filter((problem) => ![...spoken, ...shared].includes(problem))).toEqual([]);
    expect(spoken.filter((problem) => !problems.includes(problem))).toEqual([]);
  });
});

/** Codes as the folder's own files write them, and as the request it sends names them. */
function readProblems(folder: string): string[] {
  const directory = path.join(here, folder);
  const files = readdirSync(directory).filter((name) => !name.includes('.test.'));
  const own = files.map((name) => readFileSync(path.join(directory, name), 'utf8')).join('\n');
  const sent = own.includes("'../send.ts'") ? readFileSync(path.join(here, 'send.ts'), 'utf8') : '';
  const codes = `${own}\n${sent}`.matchAll(/'([a-z]+(?:_[a-z]+)+|empty|refused|stopped|unreachable)'/g);
  return [...new Set([...codes].map((match) => match[1] ?? ''))];
}
