import type { z } from 'zod';
import { PageContent } from './blocks.ts';
import { TEMPLATES_EN } from './templates-en.ts';
import { TEMPLATES_RU } from './templates-ru.ts';

export const PAGE_KINDS = ['join', 'appeal', 'gathering', 'survey', 'victory', 'links'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/**
 * Texts to begin with. What only the organization knows stands in square brackets, and the check of a page stops until
 * somebody has replaced it: a made-up number or name never goes out.
 */
export type PageTemplates = Readonly<Record<PageKind, z.input<typeof PageContent>>>;

/** A page of this kind to begin with, filled with texts of its language. */
export function templateOf(kind: PageKind, lang: PageContent['lang'] = 'ru'): PageContent {
  return PageContent.parse({ ...(lang === 'en' ? TEMPLATES_EN : TEMPLATES_RU)[kind], lang });
}
