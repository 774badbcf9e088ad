import { describe, expect, it } from 'vitest';
import { client } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { microblog } from '../../networks/practice/capabilities.ts';
import { findBrokenRule } from '../../networks/practice/limits.ts';
import { createSession } from '../auth/session.service.ts';
import { POSTS, planDemo } from './demo-plan.policy.ts';
import { CHANNELS, DEMO_ORGANIZATION_ID, RUBRICS } from './demo-world.ts';
import { seedDemo } from './seed-demo.service.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

describe('planDemo', () => {
  it('is the same for the same day, shows every state, and its texts fit their networks', () => {
    const plan = planDemo(NOW);
    expect(plan).toEqual(planDemo(NOW));
    expect(plan).toHaveLength(POSTS);
    const states = new Set(plan.flatMap((post) => post.targets.map((target) => target.state)));
    expect([...states].sort()).toEqual([
      'approved',
      'cancelled',
      'draft',
      'failed',
      'in_review',
      'missed',
      'published',
      'scheduled',
      'unconfirmed',
    ]);
    const short = plan.flatMap(({ text, targets }) =>
      targets
        .filter(({ channel }) => CHANNELS[channel]?.network === 'practice-microblog')
        .map((target) => target.text ?? text),
    );
    expect(short.length).toBeGreaterThan(50);
    for (const text of short)
      expect(
        findBrokenRule(microblog, {
          text,
          images: [],
          files: [],
          replyTo: null,
          options: {},
          idempotencyKey: 'a',
          createdAt: '',
        }),
      ).toBeNull();
    expect(
      new Set(RUBRICS.flatMap(({ texts }) => texts.map(({ text }) => text))).size,
    ).toBeGreaterThanOrEqual(40);
    for (const { text } of plan) expect(text).not.toMatch(/[{}]/);
  });
});

describe('seedDemo', () => {
  const test = useTestApp({
    adjust: (app) => {
      app.clock = { now: () => NOW };
    },
  });

  it('makes the organization once; what has numbers is the past; all of them are simulated', async () => {
    await seedDemo(test.app);
    await seedDemo(test.app);
    const { db } = test.app;
    const where = { organizationId: DEMO_ORGANIZATION_ID };
    expect(await db.organization.count({ where: { isDemo: true } })).toBe(1);
    expect(await db.post.count({ where })).toBe(150);
    expect(await db.branch.count({ where: { ...where, parentId: { not: null } } })).toBe(4);
    expect(await db.channel.count({ where })).toBe(8);
    expect(await db.targetSnapshot.count({ where: { ...where, NOT: { source: 'simulated' } } })).toBe(0);
    const member = await db.member.findFirstOrThrow({
      where: { ...where, user: { email: 'council@demo.rupor' } },
    });
    const line = await createSession(test.app, {
      userId: member.userId,
      organizationId: DEMO_ORGANIZATION_ID,
    });
    const call = client(test, { cookie: line.slice(0, line.indexOf(';')) });
    const overview = await call.insights.overview({ from: '2026-10-23', to: '2026-11-19' });
    expect(overview.numbers).toBe('simulated');
    const bySegment = await call.insights.breakdown({ from: '2026-10-23', to: '2026-11-19', by: 'segment' });
    expect(bySegment.rows.filter(({ label, posts }) => label !== null && posts > 0).length).toBeGreaterThan(
      3,
    );
    for (const tile of overview.tiles) {
      expect(tile.value).toBeGreaterThan(0);
      // The first link of the demo is younger than the period before: unknown, not 0.
      if (tile.metric === 'linkClicks') expect(tile.previous).toBeNull();
      else expect(tile.previous).toBeGreaterThan(0);
      expect(tile.sources).toMatchObject({ counted: 0, manual: 0 });
    }
  });

  it('shows a chain that is whole: each step known, none larger than what led to it, applications told by source', async () => {
    const owner = await test.app.db.member.findFirstOrThrow({
      where: { organizationId: DEMO_ORGANIZATION_ID, user: { email: 'owner@demo.rupor' } },
    });
    const line = await createSession(test.app, {
      userId: owner.userId,
      organizationId: DEMO_ORGANIZATION_ID,
    });
    const call = client(test, { cookie: line.slice(0, line.indexOf(';')) });
    const { steps, coverage, isSimulated } = await call.chain.read({});
    const values = steps.map(({ value }) => value ?? -1);
    expect(Math.min(...values)).toBeGreaterThan(0);
    const [, , visits = 0, ...people] = values;
    expect([...people].sort((a, b) => b - a)).toEqual(people);
    expect(visits).toBeGreaterThan(people[0] ?? 0);
    expect(coverage.share).toBeGreaterThan(0.5);
    expect(isSimulated).toBe(true);
    const [site] = await call.visits.sites();
    const panel = await call.visits.panel({
      ...{ siteId: site?.id ?? '', from: '2026-10-23', to: '2026-11-19', by: 'link' },
    });
    expect(panel.rows.length).toBeGreaterThan(5);
    const byPerson = await call.chain.rows({ by: 'person' });
    expect(byPerson.find(({ key }) => key !== '')?.clicks).toBeGreaterThan(0);
  });

  it('makes facts again when it was killed before them', async () => {
    const where = { organizationId: DEMO_ORGANIZATION_ID };
    const before = await test.app.db.dayFact.count({ where });
    await test.app.db.dayFact.deleteMany({ where });
    await test.app.db.factState.deleteMany({ where });
    await seedDemo(test.app);
    expect(await test.app.db.dayFact.count({ where })).toBe(before);
  });
});
