import { MINUTE_MS } from '@rupor/shared/lib/durations';
import type { VisitsNow } from '@rupor/shared/visits/answers';
import { KINDS } from '@rupor/shared/visits/dimensions';
import type { Ctx } from '../../../context.ts';
import { VISITS_INTAKE } from '../ingest/work-off-visits.ts';
import { requireSite } from '../sites.service.ts';
import { nameOfGroup } from './panel.service.ts';

const MINUTES = 30;
const SHOWN = 10;
/** What comes in waits a moment at all times; only more than this is worth a word. */
const LATE_MS = 5_000;

/**
 * A visit ends after 30 idle minutes, so within 30 minutes a visitor is one visit: counting visits counts people.
 * $1 site, $2 since. Visits are looked for among those that began within a day.
 */
const SQL = `
  WITH latest AS MATERIALIZED (
    SELECT at, session, path, kind FROM visit_happening WHERE site = $1 AND at > $2
  ), views AS (
    SELECT at, path FROM latest WHERE kind = ${KINDS.view}
  ), minutes AS (
    SELECT floor(extract(epoch FROM at) / 60)::int AS minute, count(*)::int AS views FROM views GROUP BY 1
  ), pages AS (
    SELECT w.value, count(*)::int AS views FROM views JOIN visit_word w ON w.id = views.path
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${SHOWN}
  ), sources AS (
    SELECT s.source, count(*)::int AS visits FROM (SELECT DISTINCT session FROM latest WHERE session IS NOT NULL) one
      JOIN visit_session s ON s.id = one.session AND s.started_at > $2::timestamptz - interval '1 day'
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${SHOWN}
  )
  SELECT (SELECT count(DISTINCT session)::int FROM latest) AS visitors,
    (SELECT coalesce(json_agg(minutes), '[]') FROM minutes) AS minutes,
    (SELECT coalesce(json_agg(pages), '[]') FROM pages) AS pages,
    (SELECT coalesce(json_agg(sources), '[]') FROM sources) AS sources,
    (SELECT received_at FROM intake WHERE kind = '${VISITS_INTAKE}' AND NOT is_aside ORDER BY id LIMIT 1) AS waits_since`;

interface Row {
  visitors: number;
  minutes: { minute: number; views: number }[];
  pages: { value: string; views: number }[];
  sources: { source: number; visits: number }[];
  /** When the oldest of what is accepted and not counted yet came in. */
  waits_since: Date | null;
}

export async function readNow(ctx: Ctx, siteId: string): Promise<VisitsNow> {
  const site = await requireSite(ctx, siteId, ctx.db);
  const now = ctx.clock.now().getTime();
  const last = Math.floor(now / MINUTE_MS);
  const since = new Date((last - MINUTES + 1) * MINUTE_MS - 1);
  const { rows } = await ctx.pool.query<Row>(SQL, [site.number, since]);
  const found = rows[0] ?? { visitors: 0, minutes: [], pages: [], sources: [], waits_since: null };
  const at = Math.min(now, found.waits_since?.getTime() ?? now);
  const byMinute = new Map(found.minutes.map(({ minute, views }) => [minute, views]));
  const minutes = Array.from({ length: MINUTES }, (_, i) => last - MINUTES + 1 + i).map((minute) => ({
    at: new Date(minute * MINUTE_MS).toISOString(),
    views: byMinute.get(minute) ?? 0,
  }));
  return {
    at: new Date(at).toISOString(),
    isLate: now - at > LATE_MS,
    minutes,
    views: minutes.reduce((sum, { views }) => sum + views, 0),
    visitors: site.mode === 'aggregate' ? null : found.visitors,
    pages: found.pages,
    sources: found.sources.map(({ source, visits }) => ({ value: nameOfGroup(source), visits })),
  };
}
