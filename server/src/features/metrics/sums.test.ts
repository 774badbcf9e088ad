// Sums over weeks and the table of placements must never say anything else than what they are made from.
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { addSnapshot, createChannel, createPublished } from '../../../test/published.ts';
import { migrate, migrationsDir } from '../../lib/migrate.ts';
import { rebuildFacts, refreshFacts, regroupFacts } from './facts.service.ts';

const NUMBERS = 'views, reach, likes, comments, shares, clicks';
const SUMS =
  'sum(views)::int, sum(reach)::int, sum(likes)::int, sum(comments)::int, sum(shares)::int, sum(clicks)::int';
const WEEKS = `SELECT week, channel_id, rubric_id, campaign_id, source, ${NUMBERS} FROM week_fact WHERE organization_id = $1`;
const WEEKS_OF_DAYS = `SELECT date_trunc('week', day)::date, channel_id, rubric_id, campaign_id, source, ${SUMS}
  FROM day_fact WHERE organization_id = $1 GROUP BY 1, 2, 3, 4, 5`;
const PLACEMENTS = `SELECT target_id, post_id, channel_id, published_at, ${NUMBERS}, counted, manual, simulated,
  views_manual, clicks_manual, engagement_manual FROM placement WHERE organization_id = $1`;
const PLACEMENTS_OF_TARGETS = `SELECT t.id, t.post_id, t.channel_id, t.published_at,
  coalesce(n.views, m.views), coalesce(n.reach, m.reach), coalesce(n.likes, m.likes),
  coalesce(n.comments, m.comments), coalesce(n.shares, m.shares), coalesce(n.clicks, m.clicks),
  n.source IS NOT DISTINCT FROM 'counted', m.source IS NOT NULL, n.source IS NOT DISTINCT FROM 'simulated',
  coalesce(m.views, n.views) IS NOT NULL AND n.views IS NULL, coalesce(m.clicks, n.clicks) IS NOT NULL AND n.clicks IS NULL,
  (m.likes IS NOT NULL AND n.likes IS NULL) OR (m.comments IS NOT NULL AND n.comments IS NULL)
    OR (m.shares IS NOT NULL AND n.shares IS NULL)
  FROM post_target t
  LEFT JOIN target_total n ON n.target_id = t.id AND n.source <> 'manual'
  LEFT JOIN target_total m ON m.target_id = t.id AND m.source = 'manual'
  WHERE t.organization_id = $1 AND t.state = 'published' AND t.position = 0`;

describe('sums', () => {
  const test = useTestApp();

  async function expectSame(organizationId: string, db: Pick<pg.Pool, 'query'> = test.app.pool) {
    const rowsOf = async (sql: string) => (await db.query<{ row: string }>(sql, [organizationId])).rows;
    for (const [kept, made] of [
      [WEEKS, WEEKS_OF_DAYS],
      [PLACEMENTS, PLACEMENTS_OF_TARGETS],
    ] as const) {
      expect(await rowsOf(`(${kept}) EXCEPT ALL (${made})`)).toEqual([]);
      expect(await rowsOf(`(${made}) EXCEPT ALL (${kept})`)).toEqual([]);
    }
  }

  async function stage() {
    const { organization } = await createOrganization(test, { roles: ['owner'], timeZone: 'Asia/Kathmandu' });
    const organizationId = organization.id;
    const channels = [
      await createChannel(test, { organizationId }),
      await createChannel(test, { organizationId }),
    ];
    const rubrics = [
      await test.app.db.rubric.create({ data: { organizationId, name: 'Победы' } }),
      await test.app.db.rubric.create({ data: { organizationId, name: 'Право' } }),
    ];
    const channelIds = channels.map(({ id }) => id);
    const posts = [
      await createPublished(test, { organizationId, channelIds, publishedAt: '2026-03-01T10:00:00Z' }),
      await createPublished(test, { organizationId, channelIds, publishedAt: '2026-03-08T20:00:00Z' }),
    ];
    return { organizationId, channelIds, rubrics, posts, targets: posts.flatMap(({ targets }) => targets) };
  }

  const number = fc.option(fc.integer({ min: 0, max: 5000 }));
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        what: fc.constant('snapshot' as const),
        target: fc.nat(3),
        // In any order: late ones come between older ones and correct them.
        hour: fc.integer({ min: 0, max: 40 * 24 }),
        source: fc.constantFrom('simulated' as const, 'manual' as const),
        numbers: fc.record({ views: number, likes: number, clicks: number }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ what: fc.constant('rubric' as const), post: fc.nat(1), rubric: fc.nat(2) }),
    },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('rebuild' as const) }) },
  );

  it('are those of the days and targets after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (history) => {
        const { organizationId, rubrics, posts, targets } = await stage();
        for (const [at, next] of history.entries()) {
          if (next.what === 'rebuild') await rebuildFacts(test.app, organizationId);
          else if (next.what === 'rubric') {
            const rubricId = rubrics[next.rubric]?.id ?? null;
            await test.app.db.post.update({
              where: { id: posts[next.post]?.post.id ?? '' },
              data: { rubricId },
            });
            await regroupFacts(test.app, organizationId);
          } else {
            const targetId = targets[next.target]?.id ?? '';
            // No two snapshots of one instant: their key is the instant.
            const taken = new Date(Date.UTC(2026, 2, 9, next.hour, 0, 0, at)).toISOString();
            await addSnapshot(test, {
              organizationId,
              targetId,
              at: taken,
              source: next.source,
              ...next.numbers,
            });
            await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
          }
          await expectSame(organizationId);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('follow a late correction into its week', async () => {
    const { organizationId, targets } = await stage();
    const targetId = targets[0]?.id ?? '';
    const add = async (at: string, views: number) => {
      await addSnapshot(test, { organizationId, targetId, at, views });
      await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
      await expectSame(organizationId);
      const rows = await test.app.db.weekFact.findMany({
        where: { organizationId },
        orderBy: { week: 'asc' },
      });
      return rows.map(({ week, views }) => [week.toISOString().slice(0, 10), views]);
    };
    await add('2026-03-03T10:00:00Z', 100);
    expect(await add('2026-03-11T10:00:00Z', 160)).toEqual([
      ['2026-03-02', 100],
      ['2026-03-09', 60],
    ]);
    expect(await add('2026-03-08T10:00:00Z', 150)).toEqual([
      ['2026-03-02', 150],
      ['2026-03-09', 10],
    ]);
  });

  it('know a placement exactly while its target is published', async () => {
    const { organizationId, posts, targets } = await stage();
    const targetId = targets[0]?.id ?? '';
    const placed = () => test.app.db.placement.findUnique({ where: { targetId } });
    expect(await placed()).toMatchObject({ views: null, counted: false });
    await addSnapshot(test, { organizationId, targetId, at: '2026-03-02T10:00:00Z', views: 7 });
    await refreshFacts(test.app, { organizationId, targetIds: [targetId] });
    expect(await placed()).toMatchObject({ views: 7, counted: true });
    await test.app.db.postTarget.update({ where: { id: targetId }, data: { state: 'failed' } });
    expect(await placed()).toBeNull();
    await expectSame(organizationId);
    const publishedAt = new Date('2026-03-04T10:00:00Z');
    await test.app.db.postTarget.update({
      where: { id: targetId },
      data: { state: 'published', publishedAt },
    });
    expect(await placed()).toMatchObject({ views: 7, publishedAt });
    const { id: _, ...first } = await test.app.db.postTarget.findUniqueOrThrow({ where: { id: targetId } });
    const under = { ...first, options: {}, problemData: undefined, parentId: targetId, position: 1 };
    await test.app.db.postTarget.create({ data: under });
    await expectSame(organizationId);
    await test.app.db.targetTotal.deleteMany({ where: { targetId } });
    expect(await placed()).toMatchObject({ views: null, counted: false });
    await expectSame(organizationId);
    await test.app.db.post.delete({ where: { id: posts[0]?.post.id ?? '' } });
    expect(await placed()).toBeNull();
    await expectSame(organizationId);
  });

  it('are filled in where numbers were kept before there were sums', async () => {
    const name = `older_${randomUUID().replaceAll('-', '')}`;
    await test.app.pool.query(`CREATE DATABASE ${name}`);
    const url = inject('databaseUrl').replace(/\/rupor$/, `/${name}`);
    const all = await readdir(migrationsDir());
    const dir = await mkdtemp(path.join(tmpdir(), 'rupor-older-'));
    for (const before of all.filter((entry) => /^000[123]_/.test(entry)))
      await cp(path.join(migrationsDir(), before), path.join(dir, before), { recursive: true });
    await migrate(url, dir);
    const pool = new pg.Pool({ connectionString: url });
    try {
      const id = randomUUID();
      await pool.query(OLDER_ROWS.replaceAll(':id', `'${id}'::uuid`));
      await migrate(url);
      await expectSame(id, pool);
      const { rows } = await pool.query(
        'SELECT views, clicks, manual, counted FROM placement ORDER BY views',
      );
      expect(rows).toEqual([
        { views: 9, clicks: 3, manual: true, counted: true },
        { views: null, clicks: null, manual: false, counted: false },
      ]);
      const weeks = await pool.query('SELECT week::text, views FROM week_fact ORDER BY week');
      expect(weeks.rows).toEqual([
        { week: '2026-03-02', views: 5 },
        { week: '2026-03-09', views: 7 },
      ]);
    } finally {
      await pool.end();
    }
  });
});

/** Two published targets and one that is not; numbers of one of them; days of two weeks. */
const OLDER_ROWS = `
INSERT INTO organization (id, name, time_zone, updated_at) VALUES (:id, 'Раньше', 'UTC', now());
INSERT INTO channel (id, organization_id, network, remote_id, name, updated_at)
  SELECT gen_random_uuid(), :id, 'practice-wall', n::text, 'Канал', now() FROM generate_series(1, 3) n;
INSERT INTO post (id, organization_id, updated_at) VALUES (gen_random_uuid(), :id, now());
INSERT INTO post_target (id, organization_id, post_id, channel_id, state, published_at, updated_at)
  SELECT gen_random_uuid(), :id, p.id, c.id,
    (CASE WHEN c.remote_id = '3' THEN 'failed' ELSE 'published' END)::post_target_state,
    CASE WHEN c.remote_id <> '3' THEN timestamptz '2026-03-01' END, now() FROM post p, channel c;
INSERT INTO target_total (target_id, source, organization_id, views, clicks, as_of)
  SELECT t.id, s.source::number_source, :id, s.views, s.clicks, now()
  FROM post_target t JOIN channel c ON c.id = t.channel_id AND c.remote_id = '1',
    (VALUES ('counted', 9, 3), ('manual', NULL, 4)) AS s(source, views, clicks);
INSERT INTO day_fact (organization_id, day, channel_id, rubric_id, campaign_id, source, views)
  SELECT :id, d.day::date, c.id, :id, :id, 'counted', d.views
  FROM channel c, (VALUES ('2026-03-02', 2), ('2026-03-08', 3), ('2026-03-09', 7)) AS d(day, views) WHERE c.remote_id = '1';
`;
