// Every sentence in both languages, none missing, none idle. A key counts as used when it stands in the code:
// t('key') with the file's useTranslation namespace, 'namespace:key' anywhere, t(`namespace:part.${x}`) as a prefix,
// or a comment `i18n-dynamic: namespace:prefix.` beside code that builds the key elsewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/run.mjs';

const LANGUAGES = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] };
const PLURAL = /_(zero|one|two|few|many|other)$/;
const problems = [];
const locales = path.join(root, 'client/src/locales');

const sentences = readSentences();
const namespaces = new Set(Object.values(sentences).flatMap((language) => Object.keys(language)));
compareLanguages();
const { keys, prefixes } = readCode();
checkUsed();

for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(
  problems.length ? `${problems.length} translations to mend.\n` : 'Translations are whole.\n',
);
process.exitCode = problems.length ? 1 : 0;

/** language → namespace → full key → sentence */
function readSentences() {
  const all = {};
  for (const language of Object.keys(LANGUAGES)) {
    all[language] = {};
    for (const file of readdirSync(path.join(locales, language)).filter((name) => name.endsWith('.json'))) {
      const tree = JSON.parse(readFileSync(path.join(locales, language, file), 'utf8'));
      all[language][file.replace('.json', '')] = flatten(tree);
    }
  }
  return all;
}

function flatten(tree, prefix = '') {
  const pairs = Object.entries(tree).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    return typeof value === 'string' ? [[name, value]] : Object.entries(flatten(value, name));
  });
  return Object.fromEntries(pairs);
}

/** Keys without plural endings; a key with several forms counts once. */
function bases(flat) {
  const forms = new Map();
  for (const key of Object.keys(flat)) {
    const base = isPlural(key, flat) ? key.replace(PLURAL, '') : key;
    const form = base === key ? null : key.slice(base.length + 1);
    forms.set(base, [...(forms.get(base) ?? []), ...(form ? [form] : [])]);
  }
  return forms;
}

/** «name_other» is a plural form only where other forms of it stand beside. */
function isPlural(key, flat) {
  if (!PLURAL.test(key)) return false;
  const base = key.replace(PLURAL, '');
  return (
    Object.keys(flat).filter((other) => PLURAL.test(other) && other.replace(PLURAL, '') === base).length > 1
  );
}

function compareLanguages() {
  for (const namespace of namespaces) {
    const forms = Object.fromEntries(
      Object.keys(LANGUAGES).map((language) => [language, bases(sentences[language][namespace] ?? {})]),
    );
    const every = new Set(Object.values(forms).flatMap((map) => [...map.keys()]));
    for (const key of every)
      for (const [language, wanted] of Object.entries(LANGUAGES))
        compareKey(namespace, key, language, wanted, forms);
  }
}

function compareKey(namespace, key, language, wanted, forms) {
  const here = forms[language].get(key);
  if (!here) return problems.push(`missing in ${language}: ${namespace}:${key}`);
  const isCounted = Object.values(forms).some((map) => (map.get(key) ?? []).length > 0);
  if (!isCounted) return comparePlaceholders(namespace, key, language);
  const lacking = wanted.filter((form) => !here.includes(form));
  if (lacking.length)
    problems.push(`plural forms missing in ${language}: ${namespace}:${key} (${lacking.join(', ')})`);
}

function comparePlaceholders(namespace, key, language) {
  const [own, other] = [language, language === 'ru' ? 'en' : 'ru'].map((name) =>
    placeholders(sentences[name][namespace]?.[key] ?? ''),
  );
  const lost = own.filter((name) => !other.includes(name));
  if (lost.length && sentences[language === 'ru' ? 'en' : 'ru'][namespace]?.[key] !== undefined)
    problems.push(`{{${lost.join('}}, {{')}}} only in ${language}: ${namespace}:${key}`);
}

function placeholders(sentence) {
  return [...sentence.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]);
}

function sourceFiles(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

function readCode() {
  const found = { keys: new Map(), prefixes: new Set() };
  for (const file of sourceFiles(path.join(root, 'client/src'))) readSource(file, found);
  return found;
}

/** The namespace of plain keys: that of useTranslation here, or in the feature's own use-words.ts. */
function namespaceOf(file, code) {
  const named = code.match(/useTranslation\(\s*\[?\s*'([\w-]+)'/)?.[1];
  if (named) return named;
  const words = path.join(path.dirname(file), 'use-words.ts');
  if (!/\b[wW]ords\b/.test(code) || path.basename(file) === 'use-words.ts' || !existsSync(words))
    return 'common';
  return namespaceOf(words, readFileSync(words, 'utf8'));
}

function readSource(file, found) {
  const code = readFileSync(file, 'utf8');
  const own = namespaceOf(file, code);
  const where = path.relative(root, file);
  const use = (key) => found.keys.set(key.includes(':') ? key : `${own}:${key}`, where);
  const usePrefix = (key) => found.prefixes.add(key.includes(':') ? key : `${own}:${key}`);
  for (const match of code.matchAll(/i18n-dynamic:\s*([\w-]+:[\w.-]*)/g)) found.prefixes.add(match[1]);
  for (const match of code.matchAll(/(?<![\w.])(?:i18n\.|words\.)?t\(\s*'([^']+)'/g)) use(match[1]);
  for (const match of code.matchAll(/i18nKey=(?:"([^"]+)"|\{'([^']+)'\})/g)) use(match[1] ?? match[2]);
  for (const match of code.matchAll(/(?<![\w.])(?:i18n\.|words\.)?t\(\s*`([^`$]*)\$\{/g)) usePrefix(match[1]);
  for (const match of code.matchAll(/i18nKey=\{`([^`$]*)\$\{/g)) usePrefix(match[1]);
  for (const match of code.matchAll(/`([\w-]+:[\w.-]*)\$\{/g))
    if (isNamespaced(match[1])) usePrefix(match[1]);
  for (const match of code.matchAll(/['"]([\w-]+:[\w-]+(?:\.[\w-]+)*)['"]/g))
    if (isNamespaced(match[1])) use(match[1]);
  readChoices(code, use);
}

/** t(cond ? 'a' : 'b'): both are keys. */
function readChoices(code, use) {
  for (const match of code.matchAll(/(?<![\w.])t\(\s*[^;{}]*?\?\s*'([^']+)'\s*:\s*'([^']+)'/g))
    for (const key of match.slice(1)) use(key);
}

function isNamespaced(key) {
  return namespaces.has(key.split(':')[0]);
}

function checkUsed() {
  const known = new Set();
  for (const namespace of namespaces)
    for (const key of bases(sentences.ru[namespace] ?? {}).keys()) known.add(`${namespace}:${key}`);
  for (const [key, where] of keys) if (!known.has(key)) problems.push(`no sentence for ${key} (${where})`);
  for (const key of known)
    if (!keys.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)))
      problems.push(`unused: ${key}`);
}
