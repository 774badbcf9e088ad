import { isChronicle, measureOfficialness, officialWords } from '@rupor/shared/campaigns/officialness';
import type { RubricMix } from '@rupor/shared/campaigns/rubrics';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { boundsOfDays } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../context.ts';
import { countRubrics, listNearPosts, listTexts, type Near } from './queries/rubric-mix.sql.ts';

const WORDS_SHOWN = 12;
const POSTS_SHOWN = 10;

/** What a period is made of, which rubrics and channels are silent, and how official it sounds. */
export async function readRubricMix(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): Promise<RubricMix> {
  const { organizationId, pool } = ctx;
  const now = ctx.clock.now();
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { timeZone: true },
  });
  const range = { organizationId, ...boundsOfDays({ from, to, timeZone }) };
  const [counts, near, texts] = await Promise.all([
    countRubrics(pool, range),
    listNearPosts(pool, { organizationId, now }),
    listTexts(pool, range),
  ]);
  const meter = measureOfficialness(texts.map(({ title, text }) => `${title}\n${text}`));
  return {
    counts,
    rubrics: near.rubrics.map(({ rubricId, ...rest }) => ({ rubricId, ...presentNear(rest) })),
    channels: near.channels.map(({ channelId, name, ...rest }) => ({
      channelId,
      name,
      ...presentNear(rest),
    })),
    officialness: {
      n: meter.n,
      official: meter.official,
      words: meter.words.slice(0, WORDS_SHOWN),
      posts: officialPosts(texts),
    },
    asOf: now.toISOString(),
  };
}

function officialPosts(texts: readonly { id: string; title: string; text: string }[]) {
  return texts
    .map(({ id, title, text }) => ({
      id,
      heading: headingOf({ title, text }),
      words: officialWords(`${title}\n${text}`),
    }))
    .filter(({ words }) => isChronicle(words))
    .slice(0, POSTS_SHOWN);
}

function presentNear({ since, lastAt, nextAt }: Near) {
  return {
    since: since.toISOString(),
    lastAt: lastAt?.toISOString() ?? null,
    nextAt: nextAt?.toISOString() ?? null,
  };
}
