import { newBlock, type PageContent } from '@rupor/shared/landing/blocks';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createAsset } from '../../../test/content.ts';
import { createOrganization, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { browse as browseAt, formContent, openForm } from '../../../test/landing-form.ts';
import { READY_CONTENT } from '../../../test/matrix-landing.ts';
import { CHROME } from '../../../test/visits.ts';
import { newId } from '../../lib/uuid.ts';

/** Moves with each test, so that what a process remembers of a page is asked for again. */
let now = new Date('2026-11-20T08:00:00Z');
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const test = useTestApp({
  adjust: (app) => {
    app.clock = { now: () => now };
  },
});

function visit(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${test.origin}${path}`, {
    redirect: 'manual',
    headers: {
      'user-agent': CHROME,
      accept: 'text/html',
      'accept-language': 'ru',
      'sec-fetch-mode': 'navigate',
      ...headers,
    },
  });
}

const browse = (path: string, headers: Record<string, string> = {}) =>
  browseAt(`${test.origin}${path}`, headers);

async function begin({ call }: Person, content: Partial<PageContent> = {}) {
  const { id, slug, version } = await call.landing.create({ name: 'Вступайте в профсоюз', kind: 'join' });
  const ready = { ...READY_CONTENT, ...content };
  const saved = await call.landing.save({ id, version, content: ready });
  return { id, slug, version: saved.version };
}

describe('a page', () => {
  it('is begun once, saved over nothing newer, and keeps its address from others', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { landing } = owner.call;
    const id = newId();
    const begun = await landing.create({ id, name: 'Все на смену', kind: 'links' });
    expect(await landing.create({ id, name: 'Иначе', kind: 'join' })).toEqual(begun);
    expect(begun).toMatchObject({ slug: 'vse-na-smenu', state: 'draft', version: 1, hasChanges: false });
    const second = await landing.create({ name: 'Все на смену', kind: 'links' });
    expect(second.slug).toBe('vse-na-smenu-2');
    await expect(landing.save({ id: second.id, version: 1, slug: 'vse-na-smenu' })).rejects.toMatchObject({
      code: 'already_exists',
      data: { field: 'slug' },
    });
    await landing.save({ id, version: 1, name: 'Раз' });
    await expect(landing.save({ id, version: 1, name: 'Два' })).rejects.toMatchObject({
      code: 'version_conflict',
      data: { currentVersion: 2 },
    });
    await expect(landing.publish({ id, version: 2 })).rejects.toMatchObject({
      code: 'blocked_by_rules',
      data: { problems: expect.arrayContaining([expect.objectContaining({ code: 'gap' })]) },
    });
    expect((await landing.list()).items.map((page) => page.name).sort()).toEqual(['Все на смену', 'Раз']);
  });

  it('is shown from its instant on, taken down at another, and answers 410 then', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { landing } = owner.call;
    const { id, slug, version } = await begin(owner);
    expect((await visit(`/p/${slug}`)).status).toBe(404);
    const at = new Date(now.getTime() + 3_600_000).toISOString();
    const until = new Date(now.getTime() + 7_200_000).toISOString();
    await expect(landing.publish({ id, version, at: until, until: at })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const planned = await landing.publish({ id, version, at, until });
    expect(planned).toMatchObject({ state: 'planned', nextAt: at, downAt: until });
    later(59);
    expect((await visit(`/p/${slug}`)).status).toBe(404);
    later(2);
    const shown = await visit(`/p/${slug}`);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('Вместе мы договариваемся');
    expect(await landing.get({ id })).toMatchObject({ state: 'live', nextAt: null });
    later(60);
    expect((await visit(`/p/${slug}`)).status).toBe(410);
    expect(await landing.get({ id })).toMatchObject({ state: 'down' });
  });

  it('shows visitors what was published, not what is being written; versions come back', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { landing } = owner.call;
    const { id, slug, version } = await begin(owner);
    const live = await landing.publish({ id, version });
    const content = { ...READY_CONTENT, title: 'Новый заголовок' };
    const changed = await landing.save({ id, version: live.version, content });
    expect(changed).toMatchObject({ state: 'live', hasChanges: true });
    expect(await (await visit(`/p/${slug}`)).text()).not.toContain('Новый заголовок');

    const { url } = await landing.previewLink({ id });
    const preview = await visit(url);
    expect(preview.headers.get('cache-control')).toBe('no-store');
    expect(await preview.text()).toContain('Новый заголовок');
    await landing.previewLink({ id });
    expect((await visit(url)).status).toBe(404);

    await landing.publish({ id, version: changed.version });
    later(1);
    expect(await (await visit(`/p/${slug}`)).text()).toContain('Новый заголовок');
    const taken = await landing.takeVersion({ id, number: 1 });
    expect(taken.content.title).toBe('Вступайте');
    const { items } = await landing.versions({ id });
    expect(items.map(({ number, isPublished }) => [number, isPublished])).toEqual([
      [3, false],
      [2, true],
      [1, true],
    ]);

    await landing.withdraw({ id });
    later(1);
    expect((await visit(`/p/${slug}`)).status).toBe(410);
    await expect(landing.withdraw({ id })).rejects.toMatchObject({ code: 'state_conflict' });
    await landing.remove({ id });
    await expect(landing.publish({ id, version: 99 })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'removed' },
    });
    expect((await landing.restore({ id })).deletedAt).toBeNull();
  });

  it('comes whole, without a script, under a policy, and is not sent twice', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id, slug, version } = await begin(owner);
    await owner.call.landing.publish({ id, version });
    const first = await visit(`/p/${slug}`);
    const policy = first.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "form-action 'self'",
      "img-src 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('set-cookie')).toBeNull();
    const html = await first.text();
    expect(html).not.toContain('<script');
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
    const etag = first.headers.get('etag') ?? '';
    const again = await visit(`/p/${slug}`, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(`${test.origin}/p/${slug}`, { method: 'POST' })).status).toBe(405);
    expect((await visit('/p/net-takoj')).status).toBe(404);
    expect((await visit(`/p/${slug}/..%2f..%2fapi`)).status).toBe(404);
  });

  it('shows its own pictures alone, sized, and none whose people took their consent back', async () => {
    const { organization, owner } = await createOrganization(test, { roles: [] });
    const stranger = await createOrganization(test, { roles: [] });
    const pictureId = await createAsset(test, organization.id);
    const unusedId = await createAsset(test, organization.id);
    const foreignId = await createAsset(test, stranger.organization.id);
    const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#4c36be' } })
      .jpeg()
      .toBuffer();
    for (const assetId of [pictureId, unusedId, foreignId]) {
      const { fileKey } = await test.app.db.mediaAsset.findUniqueOrThrow({ where: { id: assetId } });
      await test.app.storage.put(fileKey, bytes);
    }
    const [hero] = READY_CONTENT.blocks;
    if (hero?.kind !== 'hero') throw new Error('the fixture begins with a hero');
    const foreign = { ...hero, id: 'text', pictureId: foreignId };
    const { id, slug, version } = await begin(owner, { blocks: [{ ...hero, pictureId }] });
    await expect(
      owner.call.landing
        .save({ id, version, content: { ...READY_CONTENT, blocks: [{ ...hero, pictureId }, foreign] } })
        .then((saved) => owner.call.landing.publish({ id, version: saved.version })),
    ).rejects.toMatchObject({ data: { problems: [{ code: 'picture_gone', blockId: 'text' }] } });
    const again = await owner.call.landing.get({ id });
    const ready = { ...READY_CONTENT, blocks: [{ ...hero, pictureId }] };
    const saved = await owner.call.landing.save({ id, version: again.version, content: ready });
    await owner.call.landing.publish({ id, version: saved.version });
    const html = await (await visit(`/p/${slug}`)).text();
    expect(html).toContain(`/p/${slug}/${pictureId}-480.webp 480w`);
    expect(html).toContain(`content="${test.origin}/p/${slug}/card.jpg"`);
    const picture = await visit(`/p/${slug}/${pictureId}-480.webp`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).width).toBe(480);
    const card = await visit(`/p/${slug}/card.jpg`);
    expect(await sharp(Buffer.from(await card.arrayBuffer())).metadata()).toMatchObject({
      width: 1_200,
      height: 630,
    });
    for (const other of [unusedId, foreignId])
      expect((await visit(`/p/${slug}/${other}-480.webp`)).status).toBe(404);
    await test.app.db.mediaAsset.update({ where: { id: pictureId }, data: { passportState: 'withdrawn' } });
    later(2);
    expect(await (await visit(`/p/${slug}`)).text()).not.toContain(pictureId);
    expect((await visit(`/p/${slug}/${pictureId}-480.webp`)).status).toBe(404);
  });

  it('without a picture has a card of its words, named by its address alone', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id, slug, version } = await begin(owner, { title: 'Смена "Ночь" <b> 👋' });
    const { version: next } = await owner.call.landing.publish({ id, version });
    const named = async () =>
      /og:image" content="([^"]+)"/.exec(await (await visit(`/p/${slug}`)).text())?.[1] ?? '';
    const html = await (await visit(`/p/${slug}`)).text();
    const href = await named();
    expect(href).toMatch(new RegExp(`^${test.origin}/p/${slug}/card\\.png\\?[0-9a-f]{12}$`));
    for (const [name, content] of [
      ['width', '1200'],
      ['height', '630'],
      ['alt', 'Смена &quot;Ночь&quot; &lt;b&gt; 👋. '],
    ])
      expect(html).toContain(`<meta property="og:image:${name}" content="${content}`);
    const card = await fetch(href);
    expect([card.status, card.headers.get('content-type'), card.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'public, max-age=86400',
    ]);
    expect(card.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await visit(`/p/${slug}/card.jpg`)).status).toBe(404);
    const saved = await owner.call.landing.save({
      ...{ id, version: next, content: { ...READY_CONTENT, title: 'Иначе' } },
    });
    await owner.call.landing.publish({ id, version: saved.version });
    later(1);
    expect(await named()).not.toBe(href);
  });

  it('counts the view by itself, keeps robots apart, and credits who shared it', async () => {
    const { organization, owner } = await createOrganization(test, { roles: [] });
    const blocks = [...READY_CONTENT.blocks, { ...newBlock('share', 'share'), title: 'Расскажите' }];
    const { id, slug, version } = await begin(owner, { blocks: blocks as PageContent['blocks'] });
    await owner.call.landing.publish({ id, version });
    const plain = (await browse(`/p/${slug}`)).text;
    expect(plain).toContain(encodeURIComponent(`${test.origin}/p/${slug}`));
    const shared = (await browse(`/p/${slug}?rl=bcdfghj.zz&utm_source=vk`)).text;
    expect(shared).toMatch(/http:\/\/127\.0\.0\.1:\d+\/l\/bcdfghj\.[a-z0-9]{6}</);
    await browse(`/p/${slug}`, { 'user-agent': 'TelegramBot (like TwitterBot)' });
    const { number } = await test.app.db.site.findFirstOrThrow({
      where: { organizationId: organization.id, isOwn: true },
    });
    // The view is counted after the answer.
    await expect
      .poll(
        async () => {
          await test.app.visits.settled();
          const { rows } = await test.app.pool.query<{ count: string }>(
            'SELECT count(*) FROM visit_happening WHERE site = $1 AND kind = 1',
            [number],
          );
          return Number(rows[0]?.count);
        },
        { timeout: 20_000 },
      )
      .toBe(2);
  });

  it('thanks whoever sent its form on a page of its own, and keeps what was typed', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { key, send, boxes } = await openForm(owner, test);
    const { id, slug, version } = await begin(owner, formContent(key));
    const host = `zayavka-${newId().slice(0, 8)}.example`;
    const named = await owner.call.landing.save({ id, version, host });
    await owner.call.landing.publish({ id, version: named.version });
    expect(await (await visit(`/p/${slug}`)).text()).toContain(`name="p" value="${slug}"`);
    const wrong = await send({ p: slug, name: 'Марина', contact: 'позвоните' });
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    for (const kept of ['value="Марина"', 'value="позвоните"', `name="p" value="${slug}"`])
      expect(again).toContain(kept);
    const typed = { ...boxes, name: 'Марина', contact: '8 912 345-67-89' };
    const sentTo = async (p: string, more = {}) =>
      (await send({ ...typed, p }, more)).headers.get('location');
    expect(await sentTo(slug)).toBe(`/p/${slug}/thanks`);
    expect(await sentTo(slug, { host })).toBe('/thanks');
    for (const p of ['', '//evil.example', 'net-takoj', `${slug}/../..`, `${slug}.c`])
      expect(await sentTo(p)).toBe(`/f/${key}/thanks`);
    const stranger = await createOrganization(test, { roles: [] });
    const foreign = await begin(stranger.owner);
    await stranger.owner.call.landing.publish({ id: foreign.id, version: foreign.version });
    expect(await sentTo(foreign.slug)).toBe(`/f/${key}/thanks`);
    expect(await (await visit(`/p/${slug}/thanks`)).text()).toContain('Анна Петровна ответит');
    expect((await owner.call.leads.list({})).items).toHaveLength(1);
    await owner.call.landing.withdraw({ id });
    expect(await sentTo(slug)).toBe(`/f/${key}/thanks`);
  });

  it('stands under a host name of its own', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id, version } = await begin(owner);
    const host = `vstupaj-${newId().slice(0, 8)}.example`;
    const saved = await owner.call.landing.save({ id, version, host });
    await owner.call.landing.publish({ id, version: saved.version });
    await expect(
      owner.call.landing.save({ id, version: saved.version + 1, host: 'http://x/' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect
      .poll(async () => (await browse('/', { host })).text, { timeout: 20_000 })
      .toContain('Вместе мы договариваемся');
    expect((await browse('/thanks', { host })).status).toBe(200);
    expect((await browse('/p/vstupaj', { host })).status).toBe(404);
    const other = await begin(owner);
    await expect(owner.call.landing.save({ ...other, host, slug: undefined })).rejects.toMatchObject({
      code: 'already_exists',
      data: { field: 'host' },
    });
  });
});
