// The only writer of news. In the caller's transaction, so news cannot tell of what was rolled back; letters and
// messages follow from the rows later (deliver.job.ts). One notice per incident and person, however often it is told.
import type { NewsKind } from '@rupor/shared/notifications/kinds';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { newId } from '../../lib/uuid.ts';

export interface News {
  organizationId: string;
  /** User ids. Who is no active member of the organization is left out. */
  personIds: readonly (string | null)[];
  kind: NewsKind;
  /** Who caused it and therefore knows: left out. */
  exceptId?: string | null;
  postId?: string | null;
  targetId?: string | null;
  channelId?: string | null;
  /** Any other thing: comment, idea, task, file. */
  subjectId?: string | null;
  /** Where it opens: a path of the client; without it the post or the channel. */
  path?: string | null;
  /** Names for the sentence, e.g. { by: 'Анна', title: 'Субботник', excerpt: '…' }. No secrets. */
  data?: NewsData;
  /** Names the incident; default: kind and subject. Give it where the same subject can raise it again (a version). */
  incident?: string;
  /** ctx.clock.now() */
  at: Date;
}

export interface NewsData {
  by?: string;
  title?: string;
  excerpt?: string;
  reason?: string;
  count?: number;
  dueAt?: string;
}

/** Tells these people. Answers how many notices are new. */
export async function notify(db: Db | Tx, news: News): Promise<number> {
  const { organizationId, kind, at } = news;
  const personIds = [...new Set(news.personIds)].filter((id) => id !== null && id !== news.exceptId);
  if (personIds.length === 0) return 0;
  const rows = personIds.map((id) => Prisma.sql`(${newId()}::uuid, ${id}::uuid)`);
  const subject = news.subjectId ?? news.targetId ?? news.postId ?? news.channelId ?? organizationId;
  return db.$executeRaw`
    INSERT INTO personal_notice (id, organization_id, user_id, kind, incident_key, post_id, target_id, channel_id,
      subject_id, path, data, created_at)
    SELECT v.id, m.organization_id, m.user_id, ${kind}, ${news.incident ?? `${kind}:${subject}`},
           ${news.postId ?? null}::uuid, ${news.targetId ?? null}::uuid, ${news.channelId ?? null}::uuid,
           ${news.subjectId ?? null}::uuid, ${news.path ?? null}, ${JSON.stringify(news.data ?? {})}::jsonb, ${at}
    FROM (VALUES ${Prisma.join(rows)}) v (id, user_id)
    JOIN member m ON m.user_id = v.user_id AND m.organization_id = ${organizationId}::uuid AND m.deactivated_at IS NULL
    ON CONFLICT (organization_id, user_id, incident_key) DO NOTHING`;
}
