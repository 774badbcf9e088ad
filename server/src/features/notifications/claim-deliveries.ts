// Takes what is due on one way. Guarantee: at most once. A delivery is marked as sent and committed before its letter
// leaves: a second letter annoys, and a lost one does not matter, the news stays in Rupor.
import type { App } from '../../context.ts';
import type { NoticeWay, Prisma } from '../../generated/prisma/client.ts';
import { presentNews } from './news.service.ts';
import type { Line } from './news-letter.ts';
import { type Language, languageOf, sentenceOf } from './news-sentence.ts';

const A_ROUND = 200;
/** Waits between tries that certainly sent nothing, minutes. */
const RETRY_MINUTES = [1, 5, 30, 120, 360];

/** Everything due for one member on one way: it goes out together. */
export interface Parcel {
  deliveryIds: string[];
  organization: { id: string; name: string };
  userId: string;
  email: string;
  language: Language;
  lines: Line[];
  settingsUrl: string;
}

export async function claimParcels(app: App, way: NoticeWay): Promise<Parcel[]> {
  const ids = await claim(app, way);
  if (ids.length === 0) return [];
  const rows = await app.db.noticeDelivery.findMany({
    where: { id: { in: ids } },
    include: {
      notice: {
        include: {
          user: { select: { email: true, locale: true } },
          organization: { select: { id: true, name: true, locale: true } },
        },
      },
    },
    orderBy: { notice: { createdAt: 'asc' } },
  });
  const parcels = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.organizationId} ${row.userId}`;
    parcels.set(key, [...(parcels.get(key) ?? []), row]);
  }
  return Promise.all([...parcels.values()].map((all) => parcelOf(app, all)));
}

type Row = Prisma.NoticeDeliveryGetPayload<{
  include: {
    notice: {
      include: {
        user: { select: { email: true; locale: true } };
        organization: { select: { id: true; name: true; locale: true } };
      };
    };
  };
}>;

async function parcelOf(app: App, rows: Row[]): Promise<Parcel> {
  const [first] = rows;
  if (!first) throw new Error('a parcel of nothing');
  const { user, organization } = first.notice;
  const language = languageOf(user.locale, organization.locale);
  const news = await presentNews(
    app,
    rows.map(({ notice }) => notice),
  );
  return {
    deliveryIds: rows.map(({ id }) => id),
    organization,
    userId: first.userId,
    email: user.email,
    language,
    lines: news.map((one) => ({
      sentence: sentenceOf(one, language),
      url: urlOf(app, one.path ?? '/inbox?part=news'),
    })),
    settingsUrl: urlOf(app, '/settings/profile#notices'),
  };
}

/** What was read meanwhile, or whose reader is gone, is dropped in the same statement. Index: notice_delivery (state, due_at). */
async function claim({ pool, clock }: App, way: NoticeWay): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; state: string }>(
    `WITH due AS (
       SELECT d.id, n.read_at IS NOT NULL OR m.id IS NULL AS is_idle
       FROM notice_delivery d JOIN personal_notice n ON n.id = d.notice_id
       LEFT JOIN member m ON m.user_id = d.user_id AND m.organization_id = d.organization_id AND m.deactivated_at IS NULL
       WHERE d.state = 'waiting' AND d.way = $1::notice_way AND d.due_at <= $2
       ORDER BY d.due_at LIMIT ${A_ROUND} FOR UPDATE OF d SKIP LOCKED)
     UPDATE notice_delivery d SET state = CASE WHEN due.is_idle THEN 'dropped' ELSE 'sent' END::delivery_state,
       sent_at = CASE WHEN due.is_idle THEN NULL ELSE $2::timestamptz END
     FROM due WHERE d.id = due.id RETURNING d.id, d.state::text`,
    [way, clock.now()],
  );
  return rows.filter(({ state }) => state === 'sent').map(({ id }) => id);
}

/** Certainly nothing left: it is tried again, ever more rarely, and then given up. */
export async function tryLater(
  { pool, clock }: App,
  { deliveryIds }: Parcel,
  { problem, afterMs = 0 }: { problem: string; afterMs?: number },
): Promise<void> {
  await pool.query(
    `UPDATE notice_delivery SET attempts = attempts + 1, problem = $2, sent_at = NULL,
       state = CASE WHEN attempts + 1 > cardinality($4::int[]) THEN 'failed' ELSE 'waiting' END::delivery_state,
       due_at = $3::timestamptz + greatest(make_interval(mins => coalesce(($4::int[])[attempts + 1], 0)),
                                           make_interval(secs => $5::float / 1000))
     WHERE id = ANY($1::uuid[]) AND state = 'sent'`,
    [deliveryIds, problem, clock.now(), RETRY_MINUTES, afterMs],
  );
}

/** It was refused, or nobody knows: never sent again. */
export async function giveUp({ db }: App, { deliveryIds }: Parcel, problem: string): Promise<void> {
  await db.noticeDelivery.updateMany({
    where: { id: { in: deliveryIds } },
    data: { state: 'failed', problem },
  });
}

export function urlOf({ config }: Pick<App, 'config'>, path: string): string {
  return new URL(path, config.publicUrl ?? `http://localhost:${config.port}`).toString();
}
