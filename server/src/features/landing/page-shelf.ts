// Published pages in the memory of one process. Guarantee: what is on the shelf was true five seconds ago at most (its
// version, its instants), its files and its form a minute ago at most; a page that was taken down is asked for no more
// than that. When the database cannot be asked, what was true last is served for ten minutes.
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { toFormPlace } from '@rupor/shared/landing/form-place';
import { shownAt } from '@rupor/shared/landing/state';
import { toDay } from '@rupor/shared/posts/schedule';
import type { App } from '../../context.ts';
import type { LandingTest, MediaAsset } from '../../generated/prisma/client.ts';
import { SHARED } from './blocks/context.ts';
import type { PageCard } from './card/page-card.ts';
import { filesAt, frameOf } from './page-frame.ts';
import { contentOf } from './present-page.ts';
import { renderPage } from './render-page.tsx';

const CHECK_MS = 5_000;
const REDRAW_MS = 60_000;
const STALE_MS = 600_000;
const MAX_SHELVED = 500;

export interface Drawn {
  html: string;
  etag: string;
  gzip: Buffer;
  br: Buffer;
}

export interface ShelvedPage {
  state: 'live';
  organizationId: string;
  /** Of the site that counts its views; null = none yet. */
  siteKey: string | null;
  address: string;
  page: Drawn;
  thanks: Drawn;
  /** HTML whose links to share on still have to be made; null: it shares nothing. */
  sharing: string | null;
  files: ReadonlyMap<string, MediaAsset>;
  card: PageCard | null;
  /** Which of two versions this is while they are tested; `other`: the new one, beside the one that was there. */
  test: { id: string; isB: boolean; other: ShelvedPage | null } | null;
}
export type Shelved = ShelvedPage | { state: 'gone' | 'missing'; lang: 'ru' | 'en' };

interface Kept {
  /** What it was drawn from: version, day, address, name. */
  print: string;
  drawnAt: number;
  checkedAt: number;
  shelved: Shelved;
}

export interface PageShelf {
  /** `origin`: where the visitor is, without a slash at its end. */
  read(slug: string, origin: string): Promise<Shelved>;
}

export function createPageShelf(app: App): PageShelf {
  const kept = new Map<string, Kept>();
  const asked = new Map<string, Promise<Kept>>();
  const refresh = (slug: string, origin: string, name: string) => {
    const running = asked.get(name);
    if (running) return running;
    const before = kept.get(name);
    const work = load(app, { slug, origin, before })
      .then((fresh) => {
        if (kept.size >= MAX_SHELVED) kept.clear();
        kept.set(name, fresh);
        return fresh;
      })
      .finally(() => asked.delete(name));
    asked.set(name, work);
    return work;
  };
  return {
    async read(slug, origin) {
      const name = `${origin} ${slug}`;
      const now = app.clock.now().getTime();
      const before = kept.get(name);
      if (before && now - before.checkedAt < CHECK_MS && now >= before.checkedAt) return before.shelved;
      try {
        return (await refresh(slug, origin, name)).shelved;
      } catch (error) {
        if (!before || now - before.checkedAt > STALE_MS) throw error;
        app.logger.warn({ err: error }, 'a page is served as it was: the database does not answer');
        return before.shelved;
      }
    },
  };
}

interface Loading {
  slug: string;
  origin: string;
  before: Kept | undefined;
}

async function load(app: App, { slug, origin, before }: Loading): Promise<Kept> {
  const now = app.clock.now();
  const at = { checkedAt: now.getTime(), drawnAt: now.getTime() };
  const row = await app.db.landingPage.findUnique({
    where: { slug },
    include: {
      organization: { select: { id: true, name: true, timeZone: true, locale: true } },
      tests: { where: { runningPageId: { not: null } }, take: 1 },
    },
  });
  const lang = row?.organization.locale === 'en' ? 'en' : 'ru';
  if (!row) return { ...at, print: '', shelved: { state: 'missing', lang } };
  const { state, versionId } = shownAt(row, now);
  const isGone = state === 'down' || row.deletedAt !== null;
  if (isGone) return { ...at, print: '', shelved: { state: 'gone', lang } };
  if (versionId === null) return { ...at, print: '', shelved: { state: 'missing', lang } };
  const { organization } = row;
  const [test] = row.tests;
  const address =
    row.host !== null && new URL(origin).hostname === row.host ? `${origin}/` : `${origin}/p/${slug}`;
  const print = [versionId, toDay(now, organization.timeZone), address, organization.name, test?.id].join(
    ' ',
  );
  if (before?.print === print && now.getTime() - before.drawnAt < REDRAW_MS)
    return { ...before, checkedAt: now.getTime() };
  const drawing = { organization, address, versionId, slug, origin };
  return { ...at, print, shelved: test ? await drawBoth(app, drawing, test) : await draw(app, drawing) };
}

/** The card is that of the version that was there: a link looks the same whoever sends it. */
async function drawBoth(app: App, drawing: Drawing, { id, bId }: LandingTest): Promise<ShelvedPage> {
  const a = await draw(app, { ...drawing, arm: 'a' });
  const b = await draw(app, { ...drawing, versionId: bId, arm: 'b', card: a.card });
  const files = new Map([...b.files, ...a.files]);
  const other = { ...b, files, test: { id, isB: true, other: null } };
  return { ...a, files, test: { id, isB: false, other } };
}

interface Drawing {
  organization: { id: string; name: string; timeZone: string };
  versionId: string;
  address: string;
  slug: string;
  origin: string;
  /** Which version of a test. */
  arm?: 'a' | 'b' | null;
  /** Of the other version; undefined = its own. */
  card?: PageCard | null;
}

async function draw(
  app: App,
  { organization, versionId, address, slug, origin, arm = null, card: given }: Drawing,
): Promise<ShelvedPage> {
  const where = { id: versionId, organizationId: organization.id };
  const version = await app.db.landingVersion.findFirstOrThrow({ where });
  const content = contentOf(version.content);
  const files = filesAt(`/p/${slug}`, origin);
  const [{ frame, assets, card }, site] = await Promise.all([
    frameOf(app, {
      organization,
      content,
      address,
      isHidden: false,
      formPlace: toFormPlace({ slug, arm }),
      files,
      card: given,
    }),
    app.db.site.findFirst({
      where: { organizationId: organization.id, isOwn: true, archivedAt: null },
      orderBy: { createdAt: 'asc' },
      select: { key: true },
    }),
  ]);
  const html = renderPage(content, frame);
  const isSharing = content.blocks.some(({ kind }) => kind === 'share');
  return {
    state: 'live',
    organizationId: organization.id,
    siteKey: site?.key ?? null,
    address,
    page: drawn(shareAs(html, address)),
    thanks: drawn(shareAs(renderPage(content, frame, 'thanks'), address)),
    sharing: isSharing ? html : null,
    files: assets,
    card,
    test: null,
  };
}

/** Puts the address to be shared on in its places; it holds nothing that HTML would take for a mark. */
export function shareAs(html: string, address: string): string {
  return html
    .replaceAll(encodeURIComponent(SHARED), encodeURIComponent(address))
    .replaceAll(SHARED, encodeURI(address).replaceAll('&', '&amp;'));
}

export function drawn(html: string): Drawn {
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  const br = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } });
  return { html, etag, gzip: gzipSync(html), br };
}
