// The requests of this network through Prism, which knows MAX's published document and nothing of us: a request or an
// answer of the fake that breaks it is refused on its way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_SCHEMA, MaxFake } from '../../../test/fakes/max.ts';
import { MAX_CHANNEL } from '../../../test/fakes/max-shapes.ts';
import { hasSchema, schemaPath } from '../../../test/fakes/openapi-schema.ts';
import { callOf, endFake, outgoingFilm, outgoingPictures, outgoingPost } from '../../../test/network-call.ts';
import { isPrismInstalled, type RunningPrism, startPrism } from '../../../test/peers/prism/prism.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { OutgoingPost } from '../network.ts';
import { createMax } from './max.ts';

const max = createMax({ fetch: createSafeFetch({ allowPrivate: true }), notReadyMs: 1, settleMs: 1 });

describe.skipIf(!isPrismInstalled || !hasSchema(MAX_SCHEMA))('through Prism', () => {
  let fake: MaxFake;
  let prism: RunningPrism;
  beforeAll(async () => {
    fake = await new MaxFake().start();
    fake.addChat({ ...MAX_CHANNEL });
    prism = await startPrism(schemaPath(MAX_SCHEMA), fake.url);
  });
  afterAll(async () => {
    await prism?.stop();
    await endFake(fake);
  });

  const call = () => {
    const channel = fake.channelOf(MAX_CHANNEL);
    return callOf({ ...channel, settings: { ...channel.settings, apiRoot: prism.url } });
  };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${prism.url}${path}`, { headers: { authorization: fake.token }, ...init });

  test('Prism refuses what breaks the document, from either side', async () => {
    const headers = { authorization: fake.token, 'content-type': 'application/json' };
    const long = JSON.stringify({ text: 'я'.repeat(4001) });
    const sent = await ask(`/messages?chat_id=${MAX_CHANNEL.id}`, { method: 'POST', headers, body: long });
    expect(sent.status).toBe(422);
    expect((await fetch(`${prism.url}/me`)).status).toBe(401);
    expect(fake.calls).toEqual([]);
    fake.fail('GET /me', { kind: 'status', status: 200, body: { hello: 1 } });
    expect((await ask('/me')).status).toBe(500);
  });

  test.each<[string, Partial<OutgoingPost>]>([
    ['text', {}],
    ['a link', { text: 'Подробнее: https://example.org/?a=1&b=2 <скоро> "всё"' }],
    ['without sound and without a preview of its link', { options: { silent: true, hidePreview: true } }],
    ['one picture', { images: outgoingPictures(1) }],
    ['many pictures', { images: outgoingPictures(10) }],
    ['a film', { files: [outgoingFilm()] }],
    ['the longest text', { text: '👷‍♀️ё'.repeat(600).padEnd(4000, 'я') }],
  ])('%s', async (_name, over) => {
    expect(await max.publish(call(), outgoingPost(over))).toMatchObject({ kind: 'published' });
  });

  test('connecting, checking, counting, looking up, listing and removing', async () => {
    const fields = { token: fake.token, apiRoot: prism.url, chat: String(MAX_CHANNEL.id) };
    expect(await max.connect({ fields, signal: AbortSignal.timeout(60_000) })).toMatchObject({
      kind: 'connected',
    });
    expect(await max.check(call())).toMatchObject({ kind: 'works' });
    const post = outgoingPost({ text: 'Собрание в 18:30' });
    const sent = await max.publish(call(), post);
    if (sent.kind !== 'published') throw new Error(sent.problem);
    const { remoteIds } = sent;
    expect(await max.find(call(), post, new Date(Date.now() - 60_000))).toMatchObject({ kind: 'found' });
    expect(await max.postNumbers(call(), { remoteIds, publishedAt: new Date() })).toMatchObject({
      kind: 'numbers',
    });
    expect(await max.channelNumbers(call())).toEqual({ kind: 'numbers', numbers: { followers: 128 } });
    const page = { since: new Date(Date.now() - 86_400_000), cursor: null };
    expect(await max.listEarlier?.(call(), page)).toMatchObject({ kind: 'posts' });
    expect(await max.remove(call(), remoteIds)).toMatchObject({ kind: 'published' });
  });
});
