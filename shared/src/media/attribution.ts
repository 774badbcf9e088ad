// The line that names the author where the licence asks for it, and where it goes in a text.
import type { CreativeCommons, Passport } from './passport.ts';

export type AttributionLanguage = 'ru' | 'en';

const WORDS = {
  ru: { photo: 'Фото', changed: 'изменено: кадрирование', quoted: 'Цитируется' },
  en: { photo: 'Photo', changed: 'changed: cropped', quoted: 'Quoted from' },
} as const;

type Named = Pick<Passport, 'title' | 'author' | 'source' | 'origin' | 'licence'>;

/**
 * «Название, Автор, источник, CC BY 4.0, изменено: кадрирование». null: nothing asks for it, or there is nothing to
 * name yet (the gaps of the passport say so). Creative Commons but zero, and a quotation (ГК 1274), ask for it.
 */
export function attributionLine(
  passport: Named,
  { isCut, language }: { isCut: boolean; language: AttributionLanguage },
): string | null {
  const { title, author, source, origin, licence } = passport;
  const words = WORDS[language];
  const known = [title, author, source].map((part) => part.trim()).filter((part) => part !== '');
  if (author.trim() === '') return null;
  if (origin === 'quotation') return `${words.quoted}: ${known.join(', ')}`;
  if (origin !== 'creative_commons' || licence === null || licence.kind === 'zero') return null;
  const parts = [...known, nameLicence(licence), ...(isCut ? [words.changed] : [])];
  return `${words.photo}: ${parts.join(', ')}`;
}

/** «CC BY-SA 4.0»; «CC0 1.0». */
export function nameLicence({ kind, version }: CreativeCommons): string {
  return kind === 'zero' ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`;
}

/** The text as it goes out: each line once, under an empty line; those that stand in the text already are left. */
export function appendLines(text: string, lines: readonly (string | null)[]): string {
  const missing = [...new Set(lines.filter((line) => line !== null))].filter((line) => !text.includes(line));
  if (missing.length === 0) return text;
  const body = text.trimEnd();
  return body === '' ? missing.join('\n') : `${body}\n\n${missing.join('\n')}`;
}
