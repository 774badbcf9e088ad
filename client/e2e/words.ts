// The sentences of the screens, so that a journey presses what a person reads, in either language.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Language = 'ru' | 'en';
export type Words = (key: string, params?: Record<string, string | number>) => string;

type Sentences = { [name: string]: string | Sentences };

/** `say('posts:post.sentence.published', { count: 3 })`; a missing sentence fails the journey. */
export function wordsOf(language: Language): Words {
  const files = new Map<string, Sentences>();
  const plural = new Intl.PluralRules(language);
  const read = (namespace: string): Sentences => {
    const known = files.get(namespace);
    if (known) return known;
    const file = path.join(import.meta.dirname, `../src/locales/${language}/${namespace}.json`);
    const sentences = JSON.parse(readFileSync(file, 'utf8')) as Sentences;
    files.set(namespace, sentences);
    return sentences;
  };
  return (key, params = {}) => {
    const [namespace = '', place = ''] = key.split(':');
    const sentences = read(namespace);
    const { count } = params;
    const forms = typeof count === 'number' ? [`${place}_${plural.select(count)}`, place] : [place];
    const found = forms.map((form) => find(sentences, form)).find((text) => text !== undefined);
    if (found === undefined) throw new Error(`no sentence ${key} in ${language}`);
    return found.replace(/{{(\w+)}}/g, (_, name: string) => String(params[name] ?? ''));
  };
}

function find(sentences: Sentences, place: string): string | undefined {
  let here: string | Sentences | undefined = sentences;
  for (const name of place.split('.')) {
    if (typeof here !== 'object') return undefined;
    here = here[name];
  }
  return typeof here === 'string' ? here : undefined;
}

/** «сохранено в 12:30», whatever the time. */
export function savedPattern(say: Words): RegExp {
  return new RegExp(say('posts:saved.at', { time: '\\d\\d:\\d\\d' }));
}
