// Turns incidents (rows of `notification`, written where they happen) into news of the people they concern. Exactly
// once: the incident is marked in the transaction that writes the news. Many of one kind in one round, after a night
// without the network, are one notice that counts them.
import type { NewsKind } from '@rupor/shared/notifications/kinds';
import type { App } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { notify } from './notify.ts';
import { whoMay } from './who-may.sql.ts';

const A_ROUND = 500;
/** From so many on they are told in one. */
const TOGETHER_FROM = 3;

const KINDS: Readonly<Record<string, NewsKind>> = {
  failed: 'failed',
  missed: 'missed',
  unconfirmed: 'unconfirmed',
  by_hand: 'by_hand_due',
  channel_reconnect: 'channel_broken',
};

interface Incident {
  id: string;
  organization_id: string;
  kind: string;
  incident_key: string;
  post_id: string | null;
  target_id: string | null;
  channel_id: string | null;
  branch_id: string | null;
  author_id: string | null;
  responsible_id: string | null;
  is_over: boolean;
}

type Told = Incident & { news: NewsKind };

/** How many incidents were looked at. */
export async function tellIncidents(app: App): Promise<number> {
  return app.db.$transaction(async (tx) => {
    const incidents = await claim(tx);
    if (incidents.length === 0) return 0;
    const byPerson = new Map<string, Told[]>();
    for (const incident of incidents) {
      const news = KINDS[incident.kind];
      if (!news || incident.is_over) continue;
      for (const personId of await concerned(tx, incident)) {
        const key = `${personId} ${incident.organization_id} ${news}`;
        byPerson.set(key, [...(byPerson.get(key) ?? []), { ...incident, news }]);
      }
    }
    for (const [key, told] of byPerson) await tell(tx, { app, personId: key.split(' ')[0] ?? '', told });
    await tx.notification.updateMany({
      where: { id: { in: incidents.map(({ id }) => id) } },
      data: { toldAt: app.clock.now() },
    });
    return incidents.length;
  });
}

/** Index: notification (told_at, created_at). By hand only the first of a thread asks. */
function claim(tx: Tx): Promise<Incident[]> {
  return tx.$queryRaw<Incident[]>`
    SELECT n.id, n.organization_id, n.kind, n.incident_key, n.post_id, n.target_id, c.id AS channel_id, c.branch_id,
           p.author_id, r.user_id AS responsible_id,
           n.resolved_at IS NOT NULL OR (n.kind = 'by_hand' AND t.position > 0) IS TRUE AS is_over
    FROM notification n
    LEFT JOIN post_target t ON t.id = n.target_id
    LEFT JOIN channel c ON c.id = coalesce(t.channel_id, n.channel_id)
    LEFT JOIN post p ON p.id = n.post_id AND p.deleted_at IS NULL
    LEFT JOIN member r ON r.id = c.responsible_id AND r.deactivated_at IS NULL
    WHERE n.told_at IS NULL ORDER BY n.created_at LIMIT ${A_ROUND} FOR UPDATE OF n SKIP LOCKED`;
}

/** Whose post or channel it is, where they can do something about it; else everybody who can. */
async function concerned(tx: Tx, incident: Incident): Promise<string[]> {
  const { organization_id: organizationId, branch_id: branchId, kind } = incident;
  const near = [incident.responsible_id, incident.author_id].filter((id) => id !== null);
  if (kind === 'by_hand' && near[0]) return [near[0]];
  const permission = kind === 'channel_reconnect' ? 'channels.manage' : 'publishing.resolve';
  const able = await whoMay(tx, { organizationId, branchId, permission });
  const nearAndAble = near.filter((id) => able.includes(id));
  return nearAndAble.length > 0 && kind !== 'channel_reconnect' ? nearAndAble : able;
}

async function tell(
  tx: Tx,
  { app, personId, told }: { app: App; personId: string; told: Told[] },
): Promise<void> {
  const at = app.clock.now();
  const personIds = [personId];
  const [first] = told;
  if (!first) return;
  if (told.length >= TOGETHER_FROM) {
    const { organization_id: organizationId, news: kind, incident_key: incident } = first;
    const data = { count: told.length };
    await notify(tx, { organizationId, personIds, kind, incident, path: '/inbox', data, at });
    return;
  }
  for (const { organization_id: organizationId, news: kind, incident_key: incident, ...row } of told)
    await notify(tx, {
      organizationId,
      personIds,
      kind,
      incident,
      postId: row.post_id,
      targetId: row.target_id,
      channelId: row.channel_id,
      at,
    });
}
