// Pictures and documents of a page as visitors get them: sized once, kept in the storage under the content of their
// file, at most 120 kB where the eye allows. Only files that the page itself names are answered.
import type { App } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { withPicture } from '../media/pictures.ts';
import { CARD, drawCard } from './card/draw-card.ts';
import type { PageCard } from './card/page-card.ts';
import { WIDTHS } from './page-frame.ts';

const MAX_PICTURE_BYTES = 120_000;
const QUALITIES = [76, 64, 52, 42];

export interface PageFile {
  mime: string;
  bytes: Uint8Array;
}

/** `name`: card.jpg, card.png, ID-480.webp or ID.pdf; null: the page has no such file. */
export async function readPageFile(
  app: App,
  { files, card }: { files: ReadonlyMap<string, MediaAsset>; card: PageCard | null },
  name: string,
): Promise<PageFile | null> {
  if (name.startsWith('card.')) return card && card.name.split('?')[0] === name ? readCard(app, card) : null;
  const [, id = '', width, ending] = /^([0-9a-f-]{36})(?:-(\d{3,4}))?\.(webp|pdf)$/.exec(name) ?? [];
  const asset = files.get(id);
  if (!asset) return null;
  if (ending === 'pdf') {
    if (asset.kind !== 'document') return null;
    return { mime: 'application/pdf', bytes: await app.storage.get(asset.fileKey) };
  }
  const wanted = WIDTHS.find((one) => String(one) === width);
  if (wanted === undefined || asset.kind !== 'image') return null;
  return sized(app, asset, `${wanted}.webp`, (bytes) => pictureOf(bytes, wanted));
}

function readCard(app: App, { from }: PageCard): Promise<PageFile> {
  if ('asset' in from) return sized(app, from.asset, 'card.jpg', cardOf);
  return kept(app, { key: from.key, mime: 'image/png', make: () => drawCard(from.words) });
}

function sized(
  app: App,
  { sha256, fileKey }: MediaAsset,
  ending: string,
  make: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<PageFile> {
  return kept(app, {
    key: `pages/${sha256}-${ending}`,
    mime: ending.endsWith('webp') ? 'image/webp' : 'image/jpeg',
    make: () => app.storage.get(fileKey).then(make),
  });
}

interface Keeping {
  key: string;
  mime: string;
  make(): Promise<Uint8Array>;
}

const making = new Map<string, Promise<Uint8Array>>();

/** The same content and size give the same file, so two that make it at once do no harm. */
async function kept(app: App, { key, mime, make }: Keeping): Promise<PageFile> {
  const stored = await app.storage.get(key).catch(() => null);
  if (stored) return { mime, bytes: stored };
  const work =
    making.get(key) ??
    make()
      .then(async (bytes) => {
        await app.storage.put(key, bytes);
        return bytes;
      })
      .finally(() => making.delete(key));
  making.set(key, work);
  return { mime, bytes: await work };
}

function pictureOf(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  return withPicture(bytes, async (image) => {
    const sized = image.resize({ width, withoutEnlargement: true });
    let smallest: Uint8Array = new Uint8Array();
    for (const quality of QUALITIES) {
      smallest = await sized.clone().webp({ quality }).toBuffer();
      if (smallest.length <= MAX_PICTURE_BYTES) break;
    }
    return smallest;
  });
}

function cardOf(bytes: Uint8Array): Promise<Uint8Array> {
  return withPicture(bytes, (image) =>
    image
      .resize({ ...CARD, fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer(),
  );
}
