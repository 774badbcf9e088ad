import { randomUUID } from 'node:crypto';
import { connectedChannel } from '@rupor/shared/channels/connected';
import { describe, expect, it } from 'vitest';
import { createOrganization, ctxOf, type Person } from '../../../test/factories.ts';
import { createPlainNetwork } from '../../../test/fakes/plain-network.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createRegistry } from '../../networks/registry.ts';
import { openChannel } from './credentials.service.ts';

const plain = createPlainNetwork();
const test = useTestApp({
  adjust: (app) => {
    app.networks = createRegistry([...app.networks.all(), plain]);
  },
});

async function connect(person: Person, place: string = randomUUID(), token = 'key-one') {
  const channel = connectedChannel(
    await person.call.channels.connect({ network: 'plain', fields: { place, token } }),
  );
  return channel;
}

async function planPost(person: Person, channelId: string, dueAt = new Date(Date.now() + 3_600_000)) {
  const { organizationId } = person;
  const post = await test.app.db.post.create({ data: { organizationId, baseText: 'Собрание' } });
  return test.app.db.postTarget.create({
    data: { organizationId, postId: post.id, channelId, state: 'scheduled', dueAt },
  });
}

describe('channels.networks', () => {
  it('answers the capabilities of every network', async () => {
    const { people } = await createOrganization(test, { roles: ['council'] });
    const networks = await people.council.call.channels.networks();
    const known = test.app.networks.all().map(({ capabilities }) => capabilities.id);
    expect(networks.map((network) => network.id)).toEqual(known);
    expect(known).toContain('plain');
    expect(networks[0]).toMatchObject({ simulated: true, evidence: 'simulated' });
  });
});

describe('channels.connect', () => {
  it('connects a place of the practice network without any key', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const answer = await owner.call.channels.connect({
      network: 'practice-wall',
      fields: { name: 'Профком завода' },
    });
    expect(answer).toMatchObject({
      outcome: 'connected',
      channel: { name: 'Профком завода', simulated: true, health: 'works', plannedCount: 0, removedAt: null },
    });
    const channel = connectedChannel(answer);
    expect(channel.checkedAt).not.toBeNull();
    const [listed] = await owner.call.channels.list({});
    expect(listed?.id).toBe(channel.id);
  });

  it('names what is missing at its field', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const refused = connect(owner, 'a', 'wrong-key');
    await expect(refused).rejects.toMatchObject({
      code: 'network_problem',
      status: 422,
      data: { network: 'plain', problem: 'wrong_token', field: 'token' },
    });
    const incomplete = owner.call.channels.connect({
      network: 'plain',
      fields: { token: 'x', server: 'https://me:pass@a.example', more: '1' },
    });
    await expect(incomplete).rejects.toMatchObject({
      code: 'invalid_input',
      data: {
        fields: [
          { path: 'fields.more', code: 'unknown_field' },
          { path: 'fields.place', code: 'required' },
          { path: 'fields.server', code: 'bad_format' },
        ],
      },
    });
    await expect(owner.call.channels.connect({ network: 'nowhere', fields: {} })).rejects.toMatchObject({
      code: 'invalid_input',
      data: { fields: [{ path: 'network' }] },
    });
    expect(await owner.call.channels.list({})).toEqual([]);
  });

  it('keeps id, name and history when the same place is connected again, even after removal', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const first = await connect(owner, 'place');
    await owner.call.channels.rename({ id: first.id, name: 'Моё имя' });
    await owner.call.channels.remove({ id: first.id });
    const again = await owner.call.channels.connect({
      network: 'plain',
      fields: { place: 'place', token: 'key-two' },
    });
    expect(again).toMatchObject({
      outcome: 'renewed',
      channel: { id: first.id, name: 'Моё имя', removedAt: null },
    });
    const opened = await openChannel(ctxOf(test, owner), first.id);
    expect(opened.call.channel.credentials).toEqual({ token: 'key-two', refresh: 'refresh-key-two' });
  });

  it('takes a second step with its own field, and seals what travels between', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const fields = { place: `two-steps-${randomUUID()}`, token: 'key-one' };
    const next = await owner.call.channels.connect({ network: 'plain', fields });
    if (next.outcome !== 'next') throw new Error(next.outcome);
    expect(next).toMatchObject({ step: 'code', fields: [{ name: 'code' }] });
    expect(JSON.stringify(next)).not.toContain('app-secret-of-the-step');
    const later = { network: 'plain', fields: { ...fields, code: '4711' } };
    await expect(owner.call.channels.connect(later)).rejects.toMatchObject({ code: 'invalid_input' });
    const answer = await owner.call.channels.connect({ ...later, carry: next.carry });
    expect(answer.outcome).toBe('connected');
    const { id } = connectedChannel(answer);
    const again = await owner.call.channels.reconnect({ id, fields: {} });
    if (again.outcome !== 'next') throw new Error(again.outcome);
    const renewed = await owner.call.channels.reconnect({ id, fields: { code: '4711' }, carry: again.carry });
    expect(renewed.outcome).toBe('renewed');
    expect((await owner.call.channels.get({ id })).typed).toEqual({ place: fields.place });
  });

  it('makes one channel of two simultaneous connections', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const [one, two] = await Promise.all([connect(owner, 'same'), connect(owner, 'same')]);
    expect(one.id).toBe(two.id);
    expect(await owner.call.channels.list({})).toHaveLength(1);
  });

  it('lets two organizations connect the same place', async () => {
    const a = await createOrganization(test, { roles: [] });
    const b = await createOrganization(test, { roles: [] });
    expect((await connect(a.owner, 'shared')).id).not.toBe((await connect(b.owner, 'shared')).id);
  });

  it('is not for an editor, nor into a branch of another organization', async () => {
    const { people, owner } = await createOrganization(test, { roles: ['editor'] });
    const other = await createOrganization(test, { roles: [] });
    await expect(connect(people.editor)).rejects.toMatchObject({ code: 'forbidden' });
    const abroad = owner.call.channels.connect({
      network: 'plain',
      fields: { place: 'x', token: 'y' },
      branchId: other.organization.branchId,
    });
    await expect(abroad).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('channels.list and get', () => {
  it('filters by branch and shows removed ones only when asked', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const [a, b] = [await connect(owner), await connect(owner)];
    const moved = await owner.call.channels.setBranch({ id: a.id, branchId: organization.branchId });
    expect(moved.branchId).toBe(organization.branchId);
    await owner.call.channels.remove({ id: b.id });
    const { call } = owner;
    expect((await call.channels.list({})).map((channel) => channel.id)).toEqual([a.id]);
    expect(await call.channels.list({ includeRemoved: true })).toHaveLength(2);
    const ofBranch = await call.channels.list({ branchId: organization.branchId, includeRemoved: true });
    expect(ofBranch.map((channel) => channel.id)).toEqual([a.id]);
  });

  it('gives the open part of the connect form and the names of kept secrets', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'place');
    const channel = await owner.call.channels.get({ id });
    expect(channel.typed).toEqual({ place: 'place' });
    expect(channel.keptSecrets).toEqual(['token']);
  });
});

describe('channels.check', () => {
  it('stores what the network says', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    plain.next.check = { kind: 'reconnect', problem: 'token_revoked' };
    expect(await owner.call.channels.check({ id })).toMatchObject({
      health: 'reconnect',
      healthProblem: 'token_revoked',
    });
    plain.next.check = { kind: 'works', handle: '@renamed', name: 'Not taken' };
    const healed = await owner.call.channels.check({ id });
    expect(healed).toMatchObject({ health: 'works', healthProblem: null, healthSince: null });
    expect(healed).toMatchObject({ handle: '@renamed', name: expect.stringMatching(/^Place/) });
  });

  it('takes an unexplained failure for silence, not for a refusal', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    plain.next.check = new Error('surprise');
    expect(await owner.call.channels.check({ id })).toMatchObject({ health: 'retrying' });
  });

  it('refuses a removed channel', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    await owner.call.channels.remove({ id });
    await expect(owner.call.channels.check({ id })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'channel_removed' },
    });
  });
});

describe('channels.reconnect', () => {
  it('takes what is stored for fields left empty, and heals', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'place', 'key-one');
    plain.next.check = { kind: 'reconnect', problem: 'token_revoked' };
    await owner.call.channels.check({ id });
    const healed = connectedChannel(
      await owner.call.channels.reconnect({ id, fields: { token: '', place: '' } }),
    );
    expect(healed).toMatchObject({ id, health: 'works' });
    // A network that gives no refresh token this time does not wipe the stored one.
    await owner.call.channels.reconnect({ id, fields: { token: 'short-key' } });
    const opened = await openChannel(ctxOf(test, owner), id);
    expect(opened.call.channel.credentials).toEqual({ token: 'short-key', refresh: 'refresh-key-one' });
  });

  it('refuses keys of another place', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner, 'here');
    const wrong = owner.call.channels.reconnect({ id, fields: { place: 'there' } });
    await expect(wrong).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'another_place', name: 'Place there' },
    });
    expect((await owner.call.channels.get({ id })).typed).toEqual({ place: 'here' });
  });
});

describe('channels.remove and restore', () => {
  it('says how many posts would not go out and changes nothing', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    const target = await planPost(owner, id);
    await expect(owner.call.channels.remove({ id })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'planned_posts', count: 1 },
    });
    const after = await test.app.db.postTarget.findUniqueOrThrow({ where: { id: target.id } });
    expect(after).toMatchObject({ state: 'scheduled', version: target.version });
    expect(await owner.call.channels.get({ id })).toMatchObject({ removedAt: null, plannedCount: 1 });
  });

  it('cancels planned posts when told to, and undoes all of it', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { id } = await connect(owner);
    const [ahead, late] = [await planPost(owner, id), await planPost(owner, id, new Date(Date.now() - 1000))];
    const removed = await owner.call.channels.remove({ id, evenIfPlanned: true });
    expect(removed).toMatchObject({ cancelledCount: 2, channel: { plannedCount: 0 } });
    expect(removed.channel.removedAt).not.toBeNull();
    const restored = await owner.call.channels.restore({ id });
    expect(restored).toMatchObject({ plannedAgainCount: 1, channel: { removedAt: null, plannedCount: 1 } });
    const states = await test.app.db.postTarget.findMany({
      where: { channelId: id },
      select: { id: true, state: true, version: true },
    });
    expect(new Map(states.map((row) => [row.id, [row.state, row.version]]))).toEqual(
      new Map([
        [ahead.id, ['scheduled', ahead.version + 2]],
        [late.id, ['cancelled', late.version + 1]],
      ]),
    );
  });
});

describe('another organization', () => {
  it('sees none of it: every endpoint with an id answers 404', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const stranger = (await createOrganization(test, { roles: [] })).owner.call.channels;
    const { id } = await connect(owner);
    const attempts = [
      stranger.get({ id }),
      stranger.check({ id }),
      stranger.reconnect({ id, fields: {} }),
      stranger.rename({ id, name: 'x' }),
      stranger.setBranch({ id, branchId: null }),
      stranger.remove({ id }),
      stranger.restore({ id }),
    ];
    const answers = await Promise.allSettled(attempts);
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.code)).toEqual(
      attempts.map(() => 'not_found'),
    );
    expect(await stranger.list({ includeRemoved: true })).toEqual([]);
  });
});

it('writes each change into the audit log', async () => {
  const { owner } = await createOrganization(test, { roles: [] });
  const { id } = await connect(owner);
  await owner.call.channels.rename({ id, name: 'Новое имя' });
  await owner.call.channels.reconnect({ id, fields: {} });
  await owner.call.channels.remove({ id });
  await owner.call.channels.restore({ id });
  const rows = await test.app.db.auditEntry.findMany({
    where: { organizationId: owner.organizationId, targetId: id },
    orderBy: { at: 'asc' },
  });
  expect(rows.map((row) => row.action)).toEqual([
    'channel.connected',
    'channel.renamed',
    'channel.reconnected',
    'channel.removed',
    'channel.restored',
  ]);
});
