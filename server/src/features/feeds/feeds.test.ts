import { connectedChannel } from '@rupor/shared/channels/connected';
import { describe, expect, it } from 'vitest';
import { createNoise } from '../../../test/content.ts';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { publishLine } from '../publishing/line.service.ts';

const running = new AbortController().signal;

describe('feeds', () => {
  const test = useTestApp();
  const get = (path: string) => fetch(test.origin + path);

  async function start() {
    const { owner } = await createOrganization(test, { roles: [] });
    const fields = { name: 'Новости & <профкома>' };
    const channel = connectedChannel(await owner.call.channels.connect({ network: 'feed', fields }));
    const publish = async (baseText: string, mediaIds: string[] = []) => {
      const post = await owner.call.posts.create({
        baseText,
        mediaIds,
        targets: [{ channelId: channel.id }],
      });
      await owner.call.posts.publishNow({ id: post.id });
      await publishLine(test.app, channel.id, running);
      const row = await test.app.db.postTarget.findFirstOrThrow({ where: { postId: post.id } });
      return { post, row };
    };
    const base = (channel.url ?? '').replace(/rss\.xml$/, '');
    return { call: owner.call, channel, base, publish };
  }

  it('a published post stands in all three formats and on a page of its own', async () => {
    const { base, publish } = await start();
    const { row } = await publish('Автобус вернули 🚌\n\nЧитайте https://union.example/?a=1&b=2 <сегодня>');
    expect(row).toMatchObject({ state: 'published', remoteUrl: `${base}${row.remoteIds[0]}` });
    const rss = await get(`${base}rss.xml`);
    expect(rss.headers.get('content-type')).toContain('application/rss+xml');
    const xml = await rss.text();
    expect(xml).toContain('<title>Новости &amp; &lt;профкома&gt;</title>');
    expect(xml).toContain('<title>Автобус вернули 🚌</title>');
    expect(xml).toContain(`<link>${test.origin}${row.remoteUrl}</link>`);
    expect(xml).toContain('&lt;a href=&quot;https://union.example/?a=1&amp;amp;b=2&quot;&gt;');
    const atom = await (await get(`${base}atom.xml`)).text();
    expect(atom).toContain(`<id>urn:uuid:${row.remoteIds[0]}</id>`);
    const json = (await (await get(`${base}feed.json`)).json()) as { items: Record<string, unknown>[] };
    expect(json.items).toMatchObject([{ title: 'Автобус вернули 🚌', id: row.remoteIds[0] }]);
    const page = await get(row.remoteUrl ?? '');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<h1>Автобус вернули 🚌</h1>');
  });

  it('pictures of living items are public, and nothing else of the storage is', async () => {
    const { call, base, publish } = await start();
    const { id: mediaId } = await call.media.upload({ file: await createNoise({ width: 40, height: 30 }) });
    await publish('С картинкой\n\nтекст', [mediaId]);
    const { items } = (await (await get(`${base}feed.json`)).json()) as { items: { image: string }[] };
    const image = await fetch(items[0]?.image ?? '');
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const asset = await test.app.db.mediaAsset.findUniqueOrThrow({ where: { id: mediaId } });
    const strange = asset.sha256.replace(/^./, (digit) => (digit === 'a' ? 'b' : 'a'));
    expect((await get(`${base}media/${strange}`)).status).toBe(404);
  });

  it('a repeat leaves one item; what is taken out of Rupor answers 404', async () => {
    const { call, channel, base, publish } = await start();
    const { row } = await publish('Один раз\n\nи всё');
    const network = test.app.networks.get('feed');
    const post = {
      idempotencyKey: `${row.id}-${row.version}`,
      createdAt: new Date().toISOString(),
      text: 'Один раз\n\nи всё',
      images: [],
      files: [],
      replyTo: null,
      options: {},
    };
    const { remoteId } = await test.app.db.channel.findUniqueOrThrow({ where: { id: channel.id } });
    const found = await network?.find(
      {
        channel: { remoteId, settings: {}, credentials: {} },
        signal: running,
        saveCredentials: async () => undefined,
        refreshCredentials: async (refresh) => refresh({}),
        onSend: async () => undefined,
      },
      post,
      new Date(),
    );
    expect(found).toMatchObject({ kind: 'found', remoteIds: row.remoteIds });
    expect(await test.app.db.feedItem.count({ where: { feed: remoteId } })).toBe(1);
    await call.channels.remove({ id: channel.id });
    expect((await get(`${base}rss.xml`)).status).toBe(404);
    expect((await get(row.remoteUrl ?? '')).status).toBe(404);
  });

  it('unknown feeds and items are 404, whatever is typed', async () => {
    const { base } = await start();
    for (const path of ['/feeds/none/rss.xml', `${base}not-an-item`, `${base}media/..%2f..%2fsecrets`])
      expect((await get(path)).status, path).toBe(404);
  });
});
