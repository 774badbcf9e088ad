import { headingOf, shorten } from '@rupor/shared/posts/excerpt';
import { leadingState } from '@rupor/shared/posts/state-machine';
import type { Story } from '@rupor/shared/stories/contract';
import { RetellStep } from '@rupor/shared/stories/retell-plan';
import { ShownPerson } from '@rupor/shared/stories/story-parts';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toDay } from '../../lib/date-column.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { presentMedia } from '../media/present-media.ts';
import { personOf, readPeople } from '../posts/present-post.ts';

export const storyInclude = {
  files: { orderBy: { position: 'asc' }, include: { asset: true } },
  posts: {
    orderBy: { wallTime: 'asc' },
    include: {
      post: {
        select: {
          title: true,
          baseText: true,
          deletedAt: true,
          targets: { where: { position: 0 }, select: { state: true } },
        },
      },
    },
  },
} as const satisfies Prisma.StoryInclude;
export type StoryRow = Prisma.StoryGetPayload<{ include: typeof storyInclude }>;

export async function getStoryOrThrow(ctx: Ctx, id: string, db: Ctx['db'] | Tx = ctx.db): Promise<StoryRow> {
  const story = await db.story.findFirst({
    where: { id, organizationId: ctx.organizationId },
    include: storyInclude,
  });
  if (!story) throw apiError('not_found');
  return story;
}

export async function presentStories(ctx: Ctx, rows: StoryRow[]): Promise<Story[]> {
  const people = await readPeople(
    ctx.db,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map((row) => ({
    id: row.id,
    heading: row.title || shorten(row.result || row.problem, 80),
    title: row.title,
    place: row.place,
    problem: row.problem,
    action: row.action,
    result: row.result,
    number: row.number,
    happenedOn: toDay(row.happenedOn),
    meaning: row.meaning,
    ask: row.ask,
    evidence: row.evidence,
    people: ShownPerson.array().parse(row.people),
    text: row.text,
    evidenceFiles: filesOf(row, true),
    pictures: filesOf(row, false),
    rubricId: row.rubricId,
    campaignId: row.campaignId,
    branchId: row.branchId,
    author: personOf(people, row.authorId),
    version: row.version,
    posts: row.posts.filter(({ post }) => post.deletedAt === null).map(presentPost),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  }));
}

export async function presentStory(ctx: Ctx, row: StoryRow): Promise<Story> {
  const [story] = await presentStories(ctx, [row]);
  if (!story) throw new Error('one row, one story');
  return story;
}

function presentPost({ step, wallTime, postId, post }: StoryRow['posts'][number]): Story['posts'][number] {
  return {
    step: RetellStep.parse(step),
    wallTime,
    postId,
    heading: headingOf({ title: post.title, text: post.baseText }),
    state: leadingState(post.targets.map(({ state }) => state)),
  };
}

function filesOf({ files }: StoryRow, isEvidence: boolean) {
  return files
    .filter((file) => file.isEvidence === isEvidence && file.asset.deletedAt === null)
    .map(({ asset }) => presentMedia(asset));
}
