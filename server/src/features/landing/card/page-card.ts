import { createHash } from 'node:crypto';
import { filesOf, type PageContent } from '@rupor/shared/landing/blocks';
import type { MediaAsset } from '../../../generated/prisma/client.ts';
import type { CardWords } from './draw-card.ts';

/** What stands under a link to a page in a messenger. */
export interface PageCard {
  /** Of its file, with what makes a changed card another one for whoever keeps the old. */
  name: string;
  /** What is seen on it. */
  alt: string;
  from: { asset: MediaAsset } | { words: CardWords; key: string };
}

/** A drawing that changes gets a new number, so that no kept card stays as it was. */
const DRAWING = 1;

/** The chosen picture, else the first of the page, else its words; null: a page that has no title yet. */
export function cardOf(
  content: PageContent,
  assets: ReadonlyMap<string, MediaAsset>,
  organizationName: string,
): PageCard | null {
  const { title } = content;
  const asset = filesOf(content)
    .map((id) => assets.get(id))
    .find((one) => one?.kind === 'image');
  if (asset) return { name: 'card.jpg', alt: asset.altText || title, from: { asset } };
  if (title === '') return null;
  const words = { title, owner: content.owner || organizationName };
  const hash = createHash('sha256')
    .update(JSON.stringify([DRAWING, words.title, words.owner]))
    .digest('hex');
  return {
    name: `card.png?${hash.slice(0, 12)}`,
    alt: `${words.title}. ${words.owner}`,
    from: { words, key: `pages/card-${hash}.png` },
  };
}
