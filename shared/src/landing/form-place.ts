import { isSlug } from './slug.ts';

/**
 * Where a form of applications stands: the slug of its page, and which of two versions while they are tested
 * («vstupaj», «vstupaj.b»). It goes through the visitor's browser, so it is read as untrusted.
 */
export interface FormPlace {
  slug: string;
  /** null = no test was running when the page was drawn. */
  arm: 'a' | 'b' | null;
}

export function toFormPlace({ slug, arm }: FormPlace): string {
  return arm === null ? slug : `${slug}.${arm}`;
}

/** null: no page can stand under this. */
export function readFormPlace(text: string): FormPlace | null {
  const [slug = '', arm, ...more] = text.split('.');
  if (!isSlug(slug) || more.length > 0) return null;
  if (arm === undefined) return { slug, arm: null };
  return arm === 'a' || arm === 'b' ? { slug, arm } : null;
}
