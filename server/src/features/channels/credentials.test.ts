import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { Writable } from 'node:stream';
import { connectedChannel } from '@rupor/shared/channels/connected';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../bench/lib/stage.ts';
import { createOrganization, ctxOf, type Person } from '../../../test/factories.ts';
import { createPlainNetwork } from '../../../test/fakes/plain-network.ts';
import { useTestApp } from '../../../test/harness.ts';
import { type BuiltApp, buildApp } from '../../app.ts';
import { createSealer } from '../../lib/crypto.ts';
import { createRegistry } from '../../networks/registry.ts';
import { ChannelUnavailable, openChannel } from './credentials.service.ts';

const plain = createPlainNetwork();
const log: string[] = [];
const test = useTestApp({
  adjust: (app) => {
    const collect = new Writable({
      write(chunk, _encoding, done) {
        log.push(String(chunk));
        done();
      },
    });
    app.logger = pino({ level: 'trace' }, collect);
    app.networks = createRegistry([plain]);
  },
});

async function connect(person: Person, token: string) {
  const fields = { place: randomUUID(), token };
  const channel = connectedChannel(await person.call.channels.connect({ network: 'plain', fields }));
  return channel;
}

const sealedOf = async (id: string) =>
  String((await test.app.db.channel.findUniqueOrThrow({ where: { id } })).credentials);

describe('saveCredentials', () => {
  it('keeps what comes empty and what does not come at all', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'one');
    const { call } = await openChannel(ctxOf(test, owner), id);
    await call.saveCredentials({ token: '', access: 'fresh' });
    const again = await openChannel(ctxOf(test, owner), id);
    expect(again.call.channel.credentials).toEqual({ token: 'one', refresh: 'refresh-one', access: 'fresh' });
  });

  it('loses nothing when two calls save at once', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'one');
    const ctx = ctxOf(test, owner);
    const calls = await Promise.all([openChannel(ctx, id), openChannel(ctx, id), openChannel(ctx, id)]);
    await Promise.all(calls.map(({ call }, index) => call.saveCredentials({ [`part${index}`]: 'x' })));
    const { call } = await openChannel(ctx, id);
    expect(call.channel.credentials).toMatchObject({ part0: 'x', part1: 'x', part2: 'x' });
  });

  it('of a call that began before a reconnect changes nothing', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'old');
    const { call } = await openChannel(ctxOf(test, owner), id);
    await owner.call.channels.reconnect({ id, fields: { token: 'new' } });
    await call.saveCredentials({ token: 'refreshed-old' });
    const again = await openChannel(ctxOf(test, owner), id);
    expect(again.call.channel.credentials.token).toBe('new');
  });
});

describe('refreshCredentials', () => {
  let second: BuiltApp;
  beforeAll(async () => {
    const { config, logger } = test.app;
    second = await buildApp({ config, logger, databaseUrl: test.databaseUrl });
    second.app.networks = test.app.networks;
  });
  afterAll(() => second.close());

  const WAITING = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`;
  const somebodyWaits = async () => (await test.app.pool.query(WAITING)).rows.length > 0;
  const stored = async (person: Person, id: string) =>
    (await openChannel(ctxOf(test, person), id)).call.channel.credentials;

  it('asks once for two processes, and both go on with the new tokens', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'old');
    const ctx = ctxOf(test, owner);
    const calls = await Promise.all(
      [ctx, { ...ctx, ...second.app }].flatMap((mine) => [openChannel(mine, id), openChannel(mine, id)]),
    );
    const asked: unknown[] = [];
    const refresh = async (current: Record<string, string>) => {
      asked.push(current.token);
      await until('the other process waits', somebodyWaits, 20_000);
      return { token: 'new' };
    };
    const answers = await Promise.all(calls.map(({ call }) => call.refreshCredentials(refresh)));
    expect(asked).toEqual(['old']);
    expect(answers.map(({ token }) => token)).toEqual(['new', 'new', 'new', 'new']);
    // The next time is a new incident: whoever has seen the new tokens may ask again.
    expect(await calls[3]?.call.refreshCredentials(async () => ({ token: 'newest' }))).toMatchObject({
      token: 'newest',
    });
    expect(await calls[0]?.call.refreshCredentials(refresh)).toMatchObject({ token: 'newest' });
    expect(asked).toEqual(['old']);
  });

  it('keeps what comes empty, and stores nothing of a refusal or an error', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'one');
    const { call } = await openChannel(ctxOf(test, owner), id);
    const all = { token: 'one', refresh: 'refresh-one' };
    expect(await call.refreshCredentials(async () => ({}))).toEqual(all);
    await expect(call.refreshCredentials(() => Promise.reject(new Error('offline')))).rejects.toThrow(
      'offline',
    );
    expect(await stored(owner, id)).toEqual(all);
    await call.refreshCredentials(async () => ({ token: '', access: 'fresh' }));
    expect(await stored(owner, id)).toEqual({ ...all, access: 'fresh' });
  });

  it('yields to a person who reconnects meanwhile', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'old');
    const { call } = await openChannel(ctxOf(test, owner), id);
    const answer = await call.refreshCredentials(async () => {
      await owner.call.channels.reconnect({ id, fields: { token: 'by-hand' } });
      return { token: 'refreshed-old' };
    });
    expect(answer.token).toBe('by-hand');
    expect((await stored(owner, id)).token).toBe('by-hand');
  });

  it('stores the new tokens though its connection to the database was cut', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'old');
    const { call } = await openChannel(ctxOf(test, owner), id);
    await call.refreshCredentials(async () => {
      const { rows } = await test.app.pool.query(
        `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      expect(rows.length).toBeGreaterThan(0);
      return { token: 'new' };
    });
    expect((await stored(owner, id)).token).toBe('new');
  });

  it('of many channels at once leaves connections for everybody else', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const channels = await Promise.all(Array.from({ length: 14 }, (_, n) => connect(owner, `key-${n}`)));
    const calls = await Promise.all(channels.map(({ id }) => openChannel(ctxOf(test, owner), id)));
    const gate = new EventEmitter();
    const opened = once(gate, 'open');
    const answers = calls.map(({ call }) =>
      call.refreshCredentials(async () => {
        await opened;
        return { token: 'new' };
      }),
    );
    const asked = Array.from({ length: 10 }, () => test.app.pool.query('SELECT 1 AS one'));
    expect((await Promise.all(asked)).map(({ rows }) => rows[0])).toEqual(asked.map(() => ({ one: 1 })));
    gate.emit('open');
    for (const { token } of await Promise.all(answers)) expect(token).toBe('new');
  });
});

describe('sealing', () => {
  it('binds the credentials to their row', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const [a, b] = [await connect(owner, 'key-a'), await connect(owner, 'key-b')];
    await test.app.db.channel.update({ where: { id: b.id }, data: { credentials: await sealedOf(a.id) } });
    await expect(openChannel(ctxOf(test, owner), b.id)).rejects.toMatchObject({
      problem: 'credentials_unreadable',
    });
    // The person sees it as «connect again», and connecting again mends it.
    expect(await owner.call.channels.check({ id: b.id })).toMatchObject({
      health: 'reconnect',
      healthProblem: 'credentials_unreadable',
    });
    await owner.call.channels.reconnect({ id: b.id, fields: { token: 'key-c' } });
    const mended = await openChannel(ctxOf(test, owner), b.id);
    expect(mended.call.channel.credentials.token).toBe('key-c');
  });

  it('seals again with the new key after a rotation', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'one');
    const before = await sealedOf(id);
    const { secrets } = test.app.config;
    const rotated = {
      ...ctxOf(test, owner),
      sealer: createSealer([`new ${randomUUID()}`, ...secrets], 'rows'),
    };
    expect(rotated.sealer.isStale(before)).toBe(true);
    expect((await openChannel(rotated, id)).call.channel.credentials.token).toBe('one');
    expect(rotated.sealer.isStale(await sealedOf(id))).toBe(false);
    expect((await openChannel(rotated, id)).call.channel.credentials.token).toBe('one');
  });
});

it('does not open a removed channel, one of a lost network or a foreign one', async () => {
  const { owner } = await createOrganization(test, { roles: [] });
  const { id } = await connect(owner, 'one');
  const ctx = ctxOf(test, owner);
  const other = await createOrganization(test, { roles: [] });
  await expect(openChannel(ctxOf(test, other.owner), id)).rejects.toMatchObject({ code: 'not_found' });
  const nothing = { ...ctx, networks: createRegistry([]) };
  await expect(openChannel(nothing, id)).rejects.toEqual(new ChannelUnavailable('network_gone'));
  await owner.call.channels.remove({ id });
  await expect(openChannel(ctx, id)).rejects.toMatchObject({ problem: 'channel_removed' });
});

it('shows a canary token nowhere: not in answers, logs or any column of the database', async () => {
  const canary = `canary${randomUUID().replaceAll('-', '')}`;
  const { owner } = await createOrganization(test, { roles: [] });
  const answers: string[] = [];
  const send = async (path: string, body?: unknown, method = body ? 'POST' : 'GET') => {
    const response = await fetch(`${test.origin}/api${path}`, {
      method,
      headers: { cookie: owner.cookie, 'x-rupor-request': '1', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    answers.push(text);
    return { status: response.status, text };
  };
  const fields = { place: 'canary', token: canary };
  const connected = await send('/channels', { network: 'plain', fields });
  expect(connected.status).toBe(200);
  const { id } = JSON.parse(connected.text).channel as { id: string };
  const paths = ['', `/${id}`, '?includeRemoved=true'];
  for (const path of paths) expect((await send(`/channels${path}`)).status).toBe(200);
  plain.next.check = new Error(`GET https://plain.example/${canary}/me failed`);
  expect((await send(`/channels/${id}/check`, {})).status).toBe(200);
  expect((await send(`/channels/${id}/reconnect`, { fields: { token: canary } })).status).toBe(200);
  for (const token of [`wrong-${canary}`, `boom-${canary}`])
    expect((await send('/channels', { network: 'plain', fields: { ...fields, token } })).status).toBe(422);
  expect((await send('/channels', { network: 'plain', fields: { token: canary } })).status).toBe(400);

  // The probes look where it is: the row is there, the log has lines, and opening the seal gives the canary.
  const dump = await dumpDatabase();
  expect(dump).toContain(id);
  expect(log.join('')).toContain('network call failed unexpectedly');
  const opened = await openChannel(ctxOf(test, owner), id);
  expect(opened.call.channel.credentials.token).toBe(canary);
  for (const text of [...answers, log.join(''), dump]) expect(text).not.toContain(canary);
});

async function dumpDatabase(): Promise<string> {
  const { rows: tables } = await test.app.pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await test.app.pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    parts.push(...rows.map((row) => row.line));
  }
  return parts.join('\n');
}
