// The read-only page of a secret link: anybody who has the link may look. Days and a few dimensions of the whole site,
// nothing below the privacy floor, no filters, and no names that few people brought.
import { addDays } from '@rupor/shared/insights/period';
import { PRIVACY_FLOOR, type SharedVisits, type VisitsPanelRow } from '@rupor/shared/visits/answers';
import { hideSmall } from '@rupor/shared/visits/privacy-floor';
import type { App } from '../../../context.ts';
import type { Site } from '../../../generated/prisma/client.ts';
import { hashToken } from '../../../lib/crypto.ts';
import { apiError } from '../../../lib/errors.ts';
import { momentOf } from '../ingest/site-clock.ts';
import { listTotals, sumTotals } from '../queries/sums.sql.ts';
import { listRows } from './panel.service.ts';
import { periodOf, presentAmounts } from './scope.service.ts';

const PANELS = ['source', 'path', 'device', 'country'] as const;
const SHOWN = 10;
/** Asked for whole, so that what is hidden can be weighed against all. */
const ASKED = 500;

export async function readShared(
  app: App,
  { token, days }: { token: string; days: number },
): Promise<SharedVisits> {
  const site = await app.db.site.findUnique({ where: { shareHash: hashToken(token) } });
  if (!site) throw apiError('not_found');
  const to = momentOf(app.clock.now().getTime(), site.timeZone).day;
  const from = addDays(to, 1 - days);
  const period = periodOf(site, { from, to });
  const [totals, cells, ...panels] = await Promise.all([
    sumTotals(app.pool, period),
    listTotals(app.pool, period, 'day'),
    ...PANELS.map((by) => readSharedPanel(app, site, { by, period })),
  ]);
  const amounts = presentAmounts(site, totals);
  const knowsVisits = amounts.visits !== null;
  const range = Array.from({ length: days }, (_, at) => addDays(from, at));
  const shownDays = (measure: 'views' | 'visits') =>
    hideSmall(
      range.map((day) => cells.find(({ at }) => at === day)?.[measure] ?? 0),
      PRIVACY_FLOOR,
    );
  const [views, visits] = [shownDays('views'), shownDays('visits')];
  return {
    name: site.name,
    timeZone: site.timeZone,
    from,
    to,
    floor: PRIVACY_FLOOR,
    views: hidden(amounts.views),
    visits: hidden(amounts.visits),
    visitors: hidden(amounts.visitors),
    knowsVisits,
    days: range.map((day, at) => ({
      day,
      views: views[at] ?? null,
      visits: knowsVisits ? (visits[at] ?? null) : null,
    })),
    panels,
  };
}

async function readSharedPanel(
  { pool }: App,
  site: Site,
  { by, period }: { by: (typeof PANELS)[number]; period: ReturnType<typeof periodOf> },
): Promise<SharedVisits['panels'][number]> {
  const window = { basis: 'sums' as const, from: period.from, to: period.to, isCut: false };
  const { rows, measure } = await listRows(
    { pool },
    { site, window, period, conditions: [] },
    { by, limit: ASKED },
  );
  const main = hideSmall(
    rows.map((row) => (measure === 'named' ? 0 : (row[measure] ?? 0))),
    PRIVACY_FLOOR,
  );
  // A name that fewer than the floor came with could be somebody's.
  const named = rows.filter((_, at) => main[at] !== null);
  return {
    by,
    rows: named.slice(0, SHOWN).map((row: VisitsPanelRow) => ({
      value: row.value,
      views: hidden(row.views),
      visits: hidden(row.visits),
    })),
    hidden: rows.length - named.length,
  };
}

function hidden(value: number | null): number | null {
  return value !== null && value > 0 && value < PRIVACY_FLOOR ? null : value;
}
