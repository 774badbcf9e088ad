// What a page is drawn with: its pictures and documents that may still be shown, its form, its day.
import { filesOf, type PageContent } from '@rupor/shared/landing/blocks';
import { toDay } from '@rupor/shared/posts/schedule';
import type { App } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';

import { readPublicForm } from '../leads/public-form.service.ts';
import { renderForm } from '../leads/render-form.ts';
import type { PagePicture } from './blocks/context.ts';
import { CARD } from './card/draw-card.ts';
import { cardOf, type PageCard } from './card/page-card.ts';
import type { FormMaker } from './form-seam.ts';
import { wordsOf } from './page-words.ts';
import type { PageFrame } from './render-page.tsx';

/** Widths in which pictures are offered, pixels. */
export const WIDTHS = [480, 960, 1440] as const;

interface Options {
  organization: { id: string; name: string; timeZone: string };
  content: PageContent;
  address: string;
  isHidden: boolean;
  /** What its form says of where it stands (shared/landing/form-place); undefined = nowhere yet. */
  formPlace?: string;
  /** Addresses of the files of this page. */
  files: PageFiles;
  /** Of another version, which it is to look like under a link; undefined = its own. */
  card?: PageCard | null;
}

export interface PageFiles {
  picture(id: string, width: number): string;
  document(id: string): string;
  /** Whole address of the card, of which networks want to know the host; null: nobody draws one. */
  card(name: string): string | null;
}

/** Files at a page's own address; `base` without a slash at its end, `origin` null: it has no card. */
export function filesAt(base: string, origin: string | null): PageFiles {
  return {
    picture: (id, width) => `${base}/${id}-${width}.webp`,
    document: (id) => `${base}/${id}.pdf`,
    card: (name) => (origin === null ? null : `${origin}${base}/${name}`),
  };
}

/** As the editor sees them, signed in. */
export const EDITOR_FILES: PageFiles = {
  picture: (id) => `/api/media/${id}/file?size=preview`,
  document: (id) => `/api/media/${id}/file`,
  card: () => null,
};

/** Files of the organization that are there and whose people have not taken their consent back. */
export async function readFiles(
  app: Pick<App, 'db'>,
  organizationId: string,
  content: PageContent,
): Promise<Map<string, MediaAsset>> {
  const ids = filesOf(content);
  const where = { organizationId, id: { in: ids }, deletedAt: null, isProof: false };
  const rows = ids.length === 0 ? [] : await app.db.mediaAsset.findMany({ where });
  return new Map(
    rows.filter(({ passportState }) => passportState !== 'withdrawn').map((row) => [row.id, row]),
  );
}

export async function frameOf(
  app: App,
  { organization, content, address, isHidden, formPlace, files, card: given }: Options,
): Promise<{ frame: PageFrame; assets: Map<string, MediaAsset>; card: PageCard | null }> {
  const [assets, form] = await Promise.all([
    readFiles(app, organization.id, content),
    formsOf(app, organization.id, { content, formPlace }),
  ]);
  const card = given === undefined ? cardOf(content, assets, organization.name) : given;
  const cardHref = card && files.card(card.name);
  const frame: PageFrame = {
    words: wordsOf(content.lang),
    lang: content.lang,
    today: toDay(app.clock.now(), organization.timeZone),
    address,
    organizationName: organization.name,
    card: card && cardHref ? { ...CARD, href: cardHref, alt: card.alt } : null,
    isHidden,
    form,
    pictureOf: (id) => pictureOf(assets.get(id ?? ''), files),
    documentOf: (id) => (assets.get(id ?? '')?.kind === 'document' && id ? files.document(id) : null),
  };
  return { frame, assets, card };
}

function pictureOf(asset: MediaAsset | undefined, files: PageFiles): PagePicture | null {
  if (asset?.kind !== 'image' || !asset.width || !asset.height) return null;
  const { id, width, height, altText } = asset;
  const widths = WIDTHS.filter((one, at) => at === 0 || one <= width);
  const srcSet = widths.map((one) => `${files.picture(id, one)} ${Math.min(one, width)}w`).join(', ');
  return { src: files.picture(id, widths[1] ?? WIDTHS[0]), srcSet, width, height, alt: altText ?? '' };
}

/** Forms of this organization alone: a key of another one draws nothing. */
async function formsOf(
  app: App,
  organizationId: string,
  { content, formPlace }: Pick<Options, 'content' | 'formPlace'>,
): Promise<FormMaker> {
  const keys = new Set(content.blocks.flatMap((block) => (block.kind === 'form' ? [block.formKey] : [])));
  const made = new Map<string, string>();
  for (const key of keys) {
    const open = key === '' ? null : await readPublicForm(app, key);
    if (open?.organizationId === organizationId) made.set(key, renderForm(open.form, { page: formPlace }));
  }
  return (key) => made.get(key) ?? null;
}
