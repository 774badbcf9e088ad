// Two years of an organization in a few statements: channels, posts, day facts. Numbers fall off from day to day.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { NIL_ID } from '../../src/features/metrics/nil-id.ts';

export const DAYS = 730;
const CHANNELS = 20;
/** Days after publishing on which a post still gathers. */
const LIVING_DAYS = 30;

export interface Seeded {
  organizationId: string;
  userId: string;
  postId: string;
  targets: number;
  dayRows: number;
}

/** Posts are spread evenly over two years and end two weeks ahead; each goes to two channels. */
export async function seedDashboard(pool: pg.Pool, posts: number): Promise<Seeded> {
  const organizationId = randomUUID();
  const userId = randomUUID();
  const run = (sql: string, ...values: unknown[]) => pool.query(sql, [organizationId, ...values]);
  await run(
    `INSERT INTO organization (id, name, time_zone, updated_at) VALUES ($1, $2, 'Asia/Yekaterinburg', now())`,
    `Bench ${posts}`,
  );
  await run(
    `INSERT INTO fact_state (organization_id, time_zone, regrouped_at) VALUES ($1, 'Asia/Yekaterinburg', now())`,
  );
  await pool.query(`INSERT INTO "user" (id, name, email, updated_at) VALUES ($1, 'Bench', $2, now())`, [
    userId,
    `${userId}@bench.rupor`,
  ]);
  const memberId = randomUUID();
  await run(`INSERT INTO member (id, organization_id, user_id) VALUES ($2, $1, $3)`, memberId, userId);
  await run(
    `INSERT INTO member_role (id, organization_id, member_id, role) VALUES (gen_random_uuid(), $1, $2, 'owner')`,
    memberId,
  );
  await run(
    `INSERT INTO channel (id, organization_id, network, remote_id, name, updated_at)
     SELECT gen_random_uuid(), $1::uuid, 'practice-wall', $1::uuid::text || n::text, 'Канал ' || n, now() FROM generate_series(1, $2::int) n`,
    CHANNELS,
  );
  await run(
    `INSERT INTO rubric (id, organization_id, name) SELECT gen_random_uuid(), $1::uuid, 'Рубрика ' || n FROM generate_series(1, 6) n`,
  );
  await run(
    `INSERT INTO campaign (id, organization_id, name) SELECT gen_random_uuid(), $1::uuid, 'Кампания ' || n FROM generate_series(1, 12) n`,
  );
  await run(POSTS, posts, DAYS);
  const targets = await run(TARGETS, CHANNELS);
  const dayRows = await run(DAY_ROWS, LIVING_DAYS);
  await run(TOTALS);
  await run(FACTS);
  await run(WEEKS);
  await run(FOLLOWERS, DAYS);
  await run(SNAPSHOTS);
  await pool.query('ANALYZE');
  const post = await run(
    'SELECT post_id AS id FROM target_snapshot s JOIN post_target t ON t.id = s.target_id WHERE s.organization_id = $1 LIMIT 1',
  );
  return {
    organizationId,
    userId,
    postId: (post.rows[0] as { id: string }).id,
    targets: targets.rowCount ?? 0,
    dayRows: dayRows.rowCount ?? 0,
  };
}

/** A third of the posts belongs to the campaign of its two months, as in life; the others to none. */
const POSTS = `
WITH r AS (SELECT id, row_number() OVER (ORDER BY name) - 1 AS n FROM rubric WHERE organization_id = $1),
c AS (SELECT id, row_number() OVER (ORDER BY name) - 1 AS n FROM campaign WHERE organization_id = $1)
INSERT INTO post (id, organization_id, title, base_text, rubric_id, campaign_id, created_at, updated_at)
SELECT gen_random_uuid(), $1::uuid, 'Публикация ' || i, 'Текст публикации номер ' || i || repeat(' о смене и доплате', 12), r.id,
  CASE WHEN i % 3 = 0 THEN c.id END, at, at
FROM generate_series(0, $2::int - 1) i
CROSS JOIN LATERAL (SELECT date_trunc('minute', now()) + interval '14 days' - (i::float8 / $2 * $3) * interval '1 day' AS at) t
JOIN r ON r.n = i % 6 JOIN c ON c.n = (i::float8 / $2 * 12)::int % 12`;

const TARGETS = `
WITH c AS (SELECT id, row_number() OVER (ORDER BY name) - 1 AS n FROM channel WHERE organization_id = $1),
p AS (SELECT id, created_at, row_number() OVER (ORDER BY created_at, id) AS n FROM post WHERE organization_id = $1)
INSERT INTO post_target (id, organization_id, post_id, channel_id, state, due_at, wall_time, time_zone, published_at, remote_ids, updated_at)
SELECT gen_random_uuid(), $1::uuid, p.id, c.id,
  (CASE WHEN p.created_at < now() THEN 'published' ELSE 'scheduled' END)::post_target_state, p.created_at,
  to_char(p.created_at AT TIME ZONE 'Asia/Yekaterinburg', 'YYYY-MM-DD"T"HH24:MI'), 'Asia/Yekaterinburg',
  CASE WHEN p.created_at < now() THEN p.created_at END,
  CASE WHEN p.created_at < now() THEN ARRAY['r'] ELSE '{}'::text[] END, p.created_at
FROM p JOIN c ON c.n IN (p.n % $2::int, (p.n * 7 + 3) % $2::int)`;

const DAY_ROWS = `
INSERT INTO target_day (target_id, day, source, organization_id, channel_id, views, reach, likes, comments, shares, clicks)
SELECT t.id, (t.published_at AT TIME ZONE 'Asia/Yekaterinburg')::date + d, 'simulated', $1::uuid, t.channel_id,
  400 / (d + 1), 300 / (d + 1), 30 / (d + 1), 6 / (d + 1), 4 / (d + 1), 12 / (d + 1)
FROM post_target t CROSS JOIN generate_series(0, $2::int - 1) d
WHERE t.organization_id = $1 AND t.state = 'published'
  AND (t.published_at AT TIME ZONE 'Asia/Yekaterinburg')::date + d <= (now() AT TIME ZONE 'Asia/Yekaterinburg')::date`;

const TOTALS = `
INSERT INTO target_total (target_id, source, organization_id, views, reach, likes, comments, shares, clicks, as_of)
SELECT target_id, source, $1::uuid, sum(views), sum(reach), sum(likes), sum(comments), sum(shares), sum(clicks), now()
FROM target_day WHERE organization_id = $1 GROUP BY 1, 2`;

const FACTS = `
INSERT INTO day_fact (organization_id, day, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks)
SELECT $1::uuid, d.day, d.channel_id, coalesce(p.rubric_id, '${NIL_ID}'), coalesce(p.campaign_id, '${NIL_ID}'), d.source,
  sum(d.views), sum(d.reach), sum(d.likes), sum(d.comments), sum(d.shares), sum(d.clicks)
FROM target_day d JOIN post_target t ON t.id = d.target_id JOIN post p ON p.id = t.post_id
WHERE d.organization_id = $1 GROUP BY 2, 3, 4, 5, 6`;

const WEEKS = `
INSERT INTO week_fact (organization_id, week, channel_id, rubric_id, campaign_id, source, views, reach, likes, comments, shares, clicks)
SELECT $1::uuid, date_trunc('week', day)::date, channel_id, rubric_id, campaign_id, source,
  sum(views), sum(reach), sum(likes), sum(comments), sum(shares), sum(clicks)
FROM day_fact WHERE organization_id = $1 GROUP BY 2, 3, 4, 5, 6`;

const FOLLOWERS = `
INSERT INTO channel_day (channel_id, day, source, organization_id, followers)
SELECT c.id, current_date - d, 'simulated', $1::uuid, 5000 - d FROM channel c CROSS JOIN generate_series(0, $2::int) d
WHERE c.organization_id = $1`;

const SNAPSHOTS = `
INSERT INTO target_snapshot (organization_id, target_id, taken_at, source, views, likes)
SELECT $1::uuid, t.id, t.published_at + h * interval '3 hours', 'simulated', h * 4, h
FROM (SELECT * FROM post_target WHERE organization_id = $1 AND state = 'published' ORDER BY published_at DESC LIMIT 40) t
CROSS JOIN generate_series(1, 200) h`;
