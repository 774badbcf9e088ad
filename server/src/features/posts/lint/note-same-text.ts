// At the claim: did another post bring the same text to this channel minutes ago? A line in the journal, never a
// block: a person meant it to go out. Runs beside the sending and cannot fail or delay it.
import { lintTarget, type OtherPost } from '@rupor/shared/posts/lint';
import type { Ctx } from '../../../context.ts';
import { startInBackground } from '../../../jobs/background.ts';
import { createBatcher, perOwner } from '../../../lib/batch.ts';
import type { Db } from '../../../lib/db.ts';

const MINUTES = 15;
const RECENT_MAX = 20;

interface Claimed {
  id: string;
  postId: string;
  channelId: string;
  position: number;
}

export function noteSameText(ctx: Ctx, target: Claimed, text: string): void {
  if (target.position > 0) return;
  startInBackground(ctx, `same-text ${target.id}`, async () => {
    const recent = await recentOf(ctx.db)(target.channelId);
    const others = recent.filter(({ postId }) => postId !== target.postId);
    const [doubt] = lintTarget({ text, at: ctx.clock.now(), others, links: new Map() });
    if (!doubt) return;
    await ctx.db.journalEntry.create({
      data: {
        organizationId: ctx.organizationId,
        postId: target.postId,
        targetId: target.id,
        at: ctx.clock.now(),
        kind: 'same_text',
        data: doubt.params,
      },
    });
  });
}

/** What went out in a channel minutes ago; a burst asks once for many. Index: post_target (channel_id, published_at). */
const recentOf = perOwner((db: Db) =>
  createBatcher(async (channelIds: string[]): Promise<OtherPost[][]> => {
    const rows = await db.$queryRaw<{ channel_id: string; post_id: string; text: string; at: Date }[]>`
      SELECT c.id::text AS channel_id, r.post_id::text AS post_id, r.text, r.published_at AS at
      FROM unnest(${[...new Set(channelIds)]}::uuid[]) AS c(id), LATERAL (
        SELECT t.post_id, coalesce(t.text, p.base_text) AS text, t.published_at
        FROM post_target t JOIN post p ON p.id = t.post_id
        WHERE t.channel_id = c.id AND t.published_at > now() - make_interval(mins => ${MINUTES}::int)
          AND t.state = 'published' AND t.position = 0
        ORDER BY t.published_at DESC LIMIT ${RECENT_MAX}::int) r`;
    return channelIds.map((id) =>
      rows
        .filter((row) => row.channel_id === id)
        .map((row) => ({ postId: row.post_id, text: row.text, at: row.at })),
    );
  }),
);
