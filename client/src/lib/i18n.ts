// Languages: Russian first, English complete, switched at run time. A feature's sentences load when it asks for them.
import i18next, { type BackendModule, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { patiently } from './patiently.ts';
import { readStored, writeStored } from './stored.ts';

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const files = import.meta.glob<ResourceLanguage>('../locales/*/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, callback) => {
    const load = files[`../locales/${language}/${namespace}.json`];
    if (!load) return callback(new Error(`No sentences ${language}/${namespace}`), null);
    patiently(load).then(
      (sentences) => callback(null, sentences),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** Asks for sentences before a part asks for them. A failure shows where they are used. */
export function preloadSentences(namespaces: readonly string[]): void {
  const language = detectLanguage(readStored('language'), navigator.languages);
  for (const namespace of namespaces)
    files[`../locales/${language}/${namespace}.json`]?.().catch(() => undefined);
}

export function isLanguage(value: unknown): value is Language {
  return value === 'ru' || value === 'en';
}

/** This device's choice, else the browser's first known language, else Russian. */
export function detectLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return known ?? 'ru';
}

export const i18n = i18next.createInstance();

export async function startI18n(): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: detectLanguage(readStored('language'), navigator.languages),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** Switches at once and remembers it on this device; the profile keeps it for other devices. */
export async function setLanguage(language: Language): Promise<void> {
  writeStored('language', language);
  await i18n.changeLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18n.language) ? i18n.language : 'ru';
}
