import { connectedChannel } from '@rupor/shared/channels/connected';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOrganization, ctxOf, type Person } from '../../../test/factories.ts';
import { OkFake } from '../../../test/fakes/ok.ts';
import { useTestApp } from '../../../test/harness.ts';
import { callOf, endFake, openCall, outgoingPost } from '../../../test/network-call.ts';
import { type BuiltApp, buildApp } from '../../app.ts';
import { openChannel } from '../../features/channels/credentials.service.ts';
import { systemClock } from '../../lib/clock.ts';
import { createSafeFetch } from '../../lib/safe-fetch.ts';
import type { ConnectedChannel } from '../network.ts';
import { createRegistry } from '../registry.ts';
import { createOk } from './ok.ts';

const ok = createOk({ fetch: createSafeFetch({ allowPrivate: true }), clock: systemClock });
let fake: OkFake;
beforeEach(async () => {
  fake = await new OkFake().start();
});
afterEach(() => endFake(fake));

const typed = () => ({
  group: fake.groupId,
  applicationKey: fake.applicationKey,
  tokenKind: 'ordinary',
  applicationId: fake.applicationId,
  applicationSecretKey: fake.applicationSecretKey,
  refreshToken: fake.refreshToken,
  apiRoot: fake.url,
});
const connect = (over: Record<string, string> = {}) =>
  ok.connect({ fields: { ...typed(), ...over }, signal: AbortSignal.timeout(60_000) });

async function channelOf(): Promise<ConnectedChannel> {
  const { remoteId, settings, credentials } = openCall(await connect()).channel;
  return { remoteId, settings, credentials };
}

/** Half an hour later: the access token of the channel opens nothing any more. */
const expire = () => {
  fake.accessToken = 'of somebody else';
};
const asked = (method: string) => fake.calls.filter((call) => call.method === method).length;

describe('an ordinary key', () => {
  it('is exchanged once while connecting; what signs is made of it and never stored', async () => {
    const result = await connect({ sessionSecretKey: 'of an earlier eternal key' });
    expect(result).toMatchObject({
      kind: 'connected',
      settings: { tokenKind: 'ordinary', applicationId: fake.applicationId },
    });
    expect(result.kind === 'connected' && result.credentials).toEqual({
      accessToken: 'tkn-ordinary-1',
      refreshToken: fake.refreshToken,
      applicationSecretKey: fake.applicationSecretKey,
    });
    expect(fake.calls[0]).toEqual({
      method: 'oauth/token.do',
      fields: {
        grant_type: 'refresh_token',
        refresh_token: fake.refreshToken,
        client_id: fake.applicationId,
        client_secret: fake.applicationSecretKey,
      },
    });
  });

  it.each([
    ['wrong_application_secret', 'applicationSecretKey', { applicationSecretKey: 'no' }],
    ['wrong_application_secret', 'applicationSecretKey', { applicationId: '1' }],
    ['refresh_refused', 'refreshToken', { refreshToken: 'old' }],
  ])('that does not fit is named: %s at %s', async (problem, field, over) => {
    expect(await connect(over)).toEqual({ kind: 'problem', problem, field });
  });

  it('that died is renewed, and the call that it was refused for goes out once', async () => {
    const channel = await channelOf();
    expire();
    expect(await ok.publish(callOf(channel), outgoingPost())).toMatchObject({ kind: 'published' });
    expect(fake.topics).toHaveLength(1);
    expect([asked('mediatopic.post'), fake.exchanges]).toEqual([2, 2]);
    // A call of several questions renews once.
    expire();
    expect(await ok.check(callOf(channel))).toMatchObject({ kind: 'works' });
    expect(fake.exchanges).toBe(3);
  });

  it('that cannot be renewed just now is no reason to reconnect, and leaves no doubt about the post', async () => {
    const channel = await channelOf();
    expire();
    fake.fail(
      'oauth/token.do',
      { kind: 'dropBefore' },
      { kind: 'status', status: 502 },
      { kind: 'garbage' },
      { kind: 'error', code: 2 },
    );
    for (const _ of [1, 2, 3, 4])
      expect(await ok.publish(callOf(channel), outgoingPost())).toEqual({
        kind: 'unavailable',
        problem: 'server_busy',
      });
    for (const answer of [{}, { access_token: '' }, { error: 'temporarily_unavailable' }]) {
      fake.exchangeAnswer = answer;
      expect(await ok.check(callOf(channel))).toEqual({ kind: 'retrying', problem: 'server_busy' });
    }
    fake.exchangeAnswer = { error_code: 11 };
    expect(await ok.publish(callOf(channel), outgoingPost())).toMatchObject({ kind: 'rate_limited' });
    expect(fake.topics).toEqual([]);
  });

  it('that is refused says so everywhere, in either shape', async () => {
    const channel = await channelOf();
    expire();
    const refused = { problem: 'refresh_refused' };
    for (const answer of [{ error: 'invalid_grant' }, { error_code: 100, error_msg: 'PARAM' }]) {
      fake.exchangeAnswer = answer;
      expect(await ok.check(callOf(channel))).toEqual({ kind: 'reconnect', ...refused });
      expect(await ok.publish(callOf(channel), outgoingPost())).toEqual({ kind: 'auth', ...refused });
      expect(await ok.channelNumbers(callOf(channel))).toEqual({ kind: 'auth', ...refused });
    }
  });

  it('a key that is dead again right after its renewal is not renewed for ever', async () => {
    const channel = await channelOf();
    expire();
    fake.exchangeAnswer = { access_token: 'opens nothing' };
    expect(await ok.check(callOf(channel))).toEqual({ kind: 'reconnect', problem: 'session_expired' });
    expect(asked('auth.touchSession')).toBe(2);
  });

  it('an eternal key is never exchanged', async () => {
    const channel = await channelOf();
    const call = callOf({ ...channel, settings: { ...channel.settings, tokenKind: 'long' } });
    expect(await ok.check(call)).toMatchObject({ kind: 'reconnect', problem: 'wrong_signature' });
    expire();
    expect(await ok.check(call)).toEqual({ kind: 'reconnect', problem: 'session_expired' });
    expect(fake.exchanges).toBe(1);
  });
});

describe('in Rupor', () => {
  const test = useTestApp({
    adjust: (app) => {
      app.networks = createRegistry([ok]);
    },
  });
  let second: BuiltApp;
  beforeAll(async () => {
    const { config, logger, networks } = test.app;
    second = await buildApp({ config, logger, databaseUrl: test.databaseUrl });
    second.app.networks = networks;
  });
  afterAll(() => second.close());

  const connectIn = async (owner: Person) =>
    connectedChannel(await owner.call.channels.connect({ network: 'ok', fields: typed() })).id;
  const storedIn = async (owner: Person, id: string) =>
    (await openChannel(ctxOf(test, owner), id)).call.channel.credentials;

  it('two processes ask once and go on with what it brought; an empty answer overwrites nothing', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const id = await connectIn(owner);
    const ctx = ctxOf(test, owner);
    const opened = await Promise.all([openChannel(ctx, id), openChannel({ ...ctx, ...second.app }, id)]);
    const checkBoth = () => {
      const signal = AbortSignal.timeout(60_000);
      const calls = opened.map(({ call }) => ({ ...call, signal, onSend: async () => undefined }));
      return Promise.all(calls.map((call) => ok.check(call)));
    };
    expire();
    fake.exchangeAnswer = { access_token: '', refresh_token: '' };
    expect(await checkBoth()).toEqual([1, 2].map(() => ({ kind: 'retrying', problem: 'server_busy' })));
    expect(await storedIn(owner, id)).toMatchObject({
      accessToken: 'tkn-ordinary-1',
      refreshToken: fake.refreshToken,
    });
    fake.exchangeAnswer = null;
    expect(await checkBoth()).toMatchObject([{ kind: 'works' }, { kind: 'works' }]);
    expect(fake.exchanges).toBe(2);
    expect(await storedIn(owner, id)).toMatchObject({ accessToken: 'tkn-ordinary-2' });
  });

  it('a refused refresh token asks to connect again, with one notice, and a new one mends it', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const id = await connectIn(owner);
    expire();
    fake.refreshToken = 'the old one is 30 days old';
    for (const _ of [1, 2])
      expect(await owner.call.channels.check({ id })).toMatchObject({
        health: 'reconnect',
        healthProblem: 'refresh_refused',
      });
    expect(await test.app.db.notification.findMany({ where: { channelId: id } })).toHaveLength(1);
    const fields = { refreshToken: fake.refreshToken };
    await owner.call.channels.reconnect({ id, fields });
    expect(await owner.call.channels.check({ id })).toMatchObject({ health: 'works' });
    // Everything else was filled in from before; of the keys nothing comes out.
    const { typed: shown, keptSecrets } = await owner.call.channels.get({ id });
    expect(shown).toMatchObject({ tokenKind: 'ordinary', applicationId: fake.applicationId });
    expect(keptSecrets.sort()).toEqual(['accessToken', 'applicationSecretKey', 'refreshToken']);
    expect(JSON.stringify(shown)).not.toContain(fake.applicationSecretKey);
  });
});
