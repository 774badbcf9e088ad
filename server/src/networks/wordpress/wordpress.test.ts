import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeWordpress } from '../../../test/fakes/wordpress.ts';
import { openCall, outgoingPicture, outgoingPost } from '../../../test/network-call.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { NetworkCall, OutgoingPost } from '../network.ts';
import { createWordpress } from './wordpress.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

describe('WordPress', () => {
  let site: FakeWordpress;
  const network = createWordpress({
    fetch: createSafeFetch({ allowPrivate: true }),
    clock: { now: () => NOW },
    settleMs: 1,
  });
  beforeEach(async () => {
    site = await new FakeWordpress().start();
  });
  afterEach(() => site.stop());

  const connect = (over: Record<string, string> = {}) =>
    network.connect({
      fields: { site: site.url, username: 'profkom', appPassword: 'abcd efgh ijkl', ...over },
      signal: AbortSignal.timeout(5000),
    });
  const open = async (over: Partial<NetworkCall> = {}) => openCall(await connect(), over);
  const image = (altText: string | null) => outgoingPicture({ bytes: new Uint8Array([1, 2, 3]), altText });
  const post = (over: Partial<OutgoingPost> = {}) =>
    outgoingPost({
      idempotencyKey: 'Target-1',
      createdAt: NOW.toISOString(),
      text: 'Автобус вернули 🚌\n\nЧитайте https://union.example/a?b=1&c=2 <сегодня>',
      ...over,
    });
  const entries = 'POST /wp-json/wp/v2/posts';

  it('connects and names the site; the password may be typed in groups', async () => {
    expect(await connect()).toMatchObject({
      kind: 'connected',
      name: 'Профком',
      handle: 'Анна',
      url: site.url,
      settings: { root: `${site.url}/wp-json` },
      credentials: { username: 'profkom', appPassword: 'abcdefghijkl' },
    });
    expect(await connect({ site: `${site.url}/wp-admin/` })).toMatchObject({ kind: 'connected' });
  });

  it('names what is missing', async () => {
    expect(await connect({ appPassword: 'wrong' })).toMatchObject({
      problem: 'wrong_app_password',
      field: 'appPassword',
    });
    expect(await connect({ site: 'http://' })).toMatchObject({ problem: 'bad_site', field: 'site' });
    site.isEditor = false;
    expect(await connect()).toMatchObject({ problem: 'no_publish_right', field: 'username' });
    site.namespaces = ['oembed/1.0'];
    expect(await connect()).toMatchObject({ problem: 'not_wordpress', field: 'site' });
  });

  it('writes an entry: first line as title, paragraphs, links, nothing of the text as markup', async () => {
    const call = await open();
    expect(await network.publish(call, post())).toEqual({
      kind: 'published',
      remoteIds: ['1'],
      url: `${site.url}/?p=1`,
    });
    expect(site.entries).toMatchObject([
      {
        slug: 'rupor-target-1',
        title: 'Автобус вернули 🚌',
        content:
          '<p>Читайте <a href="https://union.example/a?b=1&amp;c=2">https://union.example/a?b=1&amp;c=2</a> &lt;сегодня&gt;</p>',
      },
    ]);
  });

  it('pictures are uploaded with their descriptions; the first becomes the cover', async () => {
    const call = await open();
    await network.publish(
      call,
      post({ images: [image('Автобус'), image(null)], options: { title: 'Рейс' } }),
    );
    expect(site.media).toMatchObject([
      { name: 'Target-1-1.jpg', altText: 'Автобус', size: 3 },
      { altText: '', size: 3 },
    ]);
    expect(site.entries[0]).toMatchObject({ title: 'Рейс', featuredMedia: 1 });
    expect(site.entries[0]?.content).toContain('class="wp-image-2"');
    expect(site.entries[0]?.content).not.toContain('class="wp-image-1"');
  });

  it.each([
    [{ kind: 'status', status: 401, body: { code: 'incorrect_password' } }, 'auth', 'wrong_app_password'],
    [{ kind: 'status', status: 403, body: { code: 'rest_cannot_create' } }, 'auth', 'no_publish_right'],
    [{ kind: 'status', status: 404, body: { code: 'rest_no_route' } }, 'auth', 'api_gone'],
    [{ kind: 'status', status: 413 }, 'rejected', 'too_large'],
    [{ kind: 'status', status: 400, body: { code: 'rest_invalid_param' } }, 'rejected', 'refused'],
    [{ kind: 'status', status: 500 }, 'unknown', 'server_error'],
    [{ kind: 'garbage' }, 'unknown', 'unreadable_answer'],
    [{ kind: 'dropBefore' }, 'unknown', 'no_answer'],
    [{ kind: 'dropAfter' }, 'unknown', 'no_answer'],
    [{ kind: 'midBody' }, 'unknown', 'no_answer'],
  ] as const)('%j is %s', async (fault, kind, problem) => {
    const call = await open();
    site.fail(entries, fault);
    expect(await network.publish(call, post())).toMatchObject({ kind, problem });
    expect(site.isSpent).toBe(true);
  });

  it('an upload that fails sends no entry and may be tried again', async () => {
    const call = await open();
    site.fail('POST /wp-json/wp/v2/media', { kind: 'dropAfter' });
    expect(await network.publish(call, post({ images: [image(null)] }))).toMatchObject({
      kind: 'unavailable',
    });
    expect(site.entries).toEqual([]);
  });

  it('after an unknown outcome the entry is found by its slug, or is surely absent', async () => {
    const call = await open();
    expect(await network.find(call, post(), NOW)).toEqual({ kind: 'absent' });
    site.fail(entries, { kind: 'dropAfter' });
    expect(await network.publish(call, post())).toMatchObject({ kind: 'unknown' });
    expect(await network.find(call, post(), NOW)).toMatchObject({ kind: 'found', remoteIds: ['1'] });
    site.fail('GET /wp-json/wp/v2/posts', { kind: 'status', status: 503 });
    expect(await network.find(call, post(), NOW)).toMatchObject({ kind: 'cannotTell' });
    expect(site.entries).toHaveLength(1);
  });

  it('counts comments by the total the site names; what is gone is gone', async () => {
    const call = await open();
    await network.publish(call, post());
    site.comments = 4;
    const asked = { remoteIds: ['1'], publishedAt: NOW };
    expect(await network.postNumbers(call, asked)).toEqual({ kind: 'numbers', numbers: { comments: 4 } });
    site.comments = null;
    expect(await network.postNumbers(call, asked)).toEqual({ kind: 'numbers', numbers: { comments: null } });
    expect(await network.remove(call, ['1'])).toMatchObject({ kind: 'published' });
    expect(await network.remove(call, ['1'])).toMatchObject({ kind: 'published' });
    expect(await network.postNumbers(call, asked)).toEqual({ kind: 'gone' });
  });

  it('lists earlier entries as plain text', async () => {
    const call = await open();
    await network.publish(call, post());
    const page = await network.listEarlier?.(call, { since: new Date('2026-08-20'), cursor: null });
    expect(page).toMatchObject({
      kind: 'posts',
      next: null,
      posts: [{ remoteIds: ['1'], publishedAt: NOW, numbers: {} }],
    });
    expect(page?.kind === 'posts' && page.posts[0]?.text).toContain('Автобус вернули 🚌');
  });

  it('checks that the person may still publish', async () => {
    const call = await open();
    expect(await network.check(call)).toEqual({ kind: 'works', handle: 'Анна' });
    site.isEditor = false;
    expect(await network.check(call)).toEqual({ kind: 'reconnect', problem: 'no_publish_right' });
  });
});
