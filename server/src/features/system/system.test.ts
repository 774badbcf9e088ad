import { describe, expect, it } from 'vitest';
import { useTestApp } from '../../../test/harness.ts';

describe('GET /api/health', () => {
  const test = useTestApp();

  it('says that no worker has ever lived', async () => {
    const response = await fetch(`${test.origin}/api/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ok: false,
      database: 'works',
      worker: 'never',
      overdueCount: 0,
    });
  });

  it('counts a worker that beat just now', async () => {
    const now = new Date();
    await test.app.db.workerHeartbeat.create({
      data: { id: 'w1', startedAt: now, beatAt: now, version: '0' },
    });
    const response = await fetch(`${test.origin}/api/health`);
    expect(await response.json()).toMatchObject({ ok: true, worker: 'alive' });
  });

  it('tells of visits and clicks that could not be counted, and is no less alive for them', async () => {
    const read = async () => (await fetch(`${test.origin}/api/health`)).json();
    expect(await read()).toMatchObject({ ok: true, setAside: { count: 0, oldestAt: null } });
    await test.app.pool.query(
      `INSERT INTO intake (kind, received_at, items, is_aside, payload) VALUES
         ('spoiled', '2026-11-20T08:00:00Z', 12, true, '[]'), ('spoiled', '2026-11-20T07:30:00Z', 3, true, '[]')`,
    );
    const told = { ok: true, setAside: { count: 15, oldestAt: '2026-11-20T07:30:00.000Z' } };
    expect(await read()).toMatchObject(told);
  });

  it('goes by the clock of the database, not by its own', async () => {
    const { clock } = test.app;
    test.app.clock = { now: () => new Date(Date.now() + 45_000) };
    const response = await fetch(`${test.origin}/api/health`);
    test.app.clock = clock;
    expect(await response.json()).toMatchObject({ ok: true, worker: 'alive' });
  });
});
