import { randomUUID } from 'node:crypto';
import { connectedChannel } from '@rupor/shared/channels/connected';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOrganization, ctxOf, type Person } from '../../../test/factories.ts';
import { createPlainNetwork } from '../../../test/fakes/plain-network.ts';
import { useTestApp } from '../../../test/harness.ts';
import { buildApp } from '../../app.ts';
import { createRegistry } from '../../networks/registry.ts';
import { checkChannelsJob } from './check-channels.job.ts';
import { reportChannel } from './health.service.ts';

const plain = createPlainNetwork();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let now = Date.now();
const test = useTestApp({
  adjust: (app) => {
    app.clock = { now: () => new Date(now) };
    app.networks = createRegistry([plain]);
  },
});

beforeEach(() => {
  plain.next.check = { kind: 'works' };
});

async function connect(person: Person) {
  const fields = { place: randomUUID(), token: 'key' };
  return connectedChannel(await person.call.channels.connect({ network: 'plain', fields }));
}

const notices = (channelId: string) =>
  test.app.db.notification.findMany({ where: { channelId }, orderBy: { createdAt: 'asc' } });

describe('reportChannel', () => {
  it('never disconnects because a network is silent', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    await reportChannel(ctxOf(test, owner), id, { health: 'retrying', problem: 'unreachable' });
    expect(await owner.call.channels.get({ id })).toMatchObject({ health: 'retrying' });
    expect(await notices(id)).toEqual([]);
  });

  it('tells of one incident once, and closes the notice when the channel works again', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    const ctx = ctxOf(test, owner);
    const report = { health: 'reconnect', problem: 'token_revoked' } as const;
    await Promise.all([reportChannel(ctx, id, report), reportChannel(ctx, id, report)]);
    const since = new Date(now).toISOString();
    now += MINUTE;
    await reportChannel(ctx, id, report);
    const [notice, ...more] = await notices(id);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'channel_reconnect',
      incidentKey: `channel:${id}:${since}`,
      resolvedAt: null,
      data: { problem: 'token_revoked' },
    });
    await reportChannel(ctx, id, { health: 'works' });
    expect((await notices(id))[0]?.resolvedAt).not.toBeNull();
    now += MINUTE;
    await reportChannel(ctx, id, report);
    expect(await notices(id)).toHaveLength(2);
  });

  it('keeps a refusal through silence: only an answer of the network ends it', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    const ctx = ctxOf(test, owner);
    await reportChannel(ctx, id, { health: 'reconnect', problem: 'token_revoked' });
    await reportChannel(ctx, id, { health: 'retrying', problem: 'unreachable' });
    const channel = await owner.call.channels.get({ id });
    expect(channel).toMatchObject({ health: 'reconnect', healthProblem: 'token_revoked' });
  });

  it('leaves a channel of another organization alone', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const other = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    await reportChannel(ctxOf(test, other.owner), id, { health: 'reconnect', problem: 'x' });
    expect(await owner.call.channels.get({ id })).toMatchObject({ health: 'works' });
  });
});

describe('check-channels', () => {
  const run = () => checkChannelsJob.run(test.app, {}, new AbortController().signal);

  it('asks again after a day, and a silent channel after a quarter of an hour; twice changes nothing', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const [steady, silent] = [await connect(owner), await connect(owner)];
    await reportChannel(ctxOf(test, owner), silent.id, { health: 'retrying', problem: 'unreachable' });
    const health = async ({ id }: { id: string }) => (await owner.call.channels.get({ id })).health;
    now += 16 * MINUTE;
    await run();
    expect(await health(silent)).toBe('works');
    plain.next.check = { kind: 'reconnect', problem: 'token_revoked' };
    await run();
    expect(await health(steady)).toBe('works');
    now += DAY;
    await Promise.all([run(), run()]);
    // A round takes twenty: the rest of this file's channels may need a second one.
    await run();
    expect(await health(steady)).toBe('reconnect');
    expect(await notices(steady.id)).toHaveLength(1);
  });

  it('a round that fails does not keep the others out', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const silent = await connect(owner);
    await reportChannel(ctxOf(test, owner), silent.id, { health: 'retrying', problem: 'unreachable' });
    now += 16 * MINUTE;
    const broken = { ...test.app, clock: { now: () => new Date(Number.NaN) } };
    await expect(checkChannelsJob.run(broken, {}, new AbortController().signal)).rejects.toThrow();
    // Another process: a lock left behind by the first one's connection would keep it out.
    const { config, logger, clock, networks } = test.app;
    const other = await buildApp({ config, logger, databaseUrl: test.databaseUrl });
    await checkChannelsJob.run({ ...other.app, clock, networks }, {}, new AbortController().signal);
    await other.close();
    expect((await owner.call.channels.get({ id: silent.id })).health).toBe('works');
  });

  it('leaves removed channels alone', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    await owner.call.channels.remove({ id });
    plain.next.check = { kind: 'reconnect', problem: 'token_revoked' };
    now += 2 * DAY;
    await run();
    expect(await owner.call.channels.get({ id })).toMatchObject({ health: 'works' });
    expect(await notices(id)).toEqual([]);
  });
});
