import { type Idea, IdeaSource } from '@rupor/shared/ideas/contract';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toDay } from '../../lib/date-column.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { presentMedia } from '../media/present-media.ts';
import { personOf, readPeople } from '../posts/present-post.ts';

export const ideaInclude = {
  rubric: true,
  campaign: true,
  post: { select: { id: true, deletedAt: true } },
  media: { orderBy: { position: 'asc' }, include: { asset: true } },
} as const satisfies Prisma.IdeaInclude;
export type IdeaRow = Prisma.IdeaGetPayload<{ include: typeof ideaInclude }>;

export async function getIdeaOrThrow(ctx: Ctx, id: string, db: Ctx['db'] | Tx = ctx.db): Promise<IdeaRow> {
  const idea = await db.idea.findFirst({
    where: { id, organizationId: ctx.organizationId },
    include: ideaInclude,
  });
  if (!idea) throw apiError('not_found');
  return idea;
}

/** Its first words, else the title of its link; '' for a photo alone. */
export function headingOfIdea({ text, urlTitle, url }: Pick<IdeaRow, 'text' | 'urlTitle' | 'url'>): string {
  return headingOf({ title: '', text: text || (urlTitle ?? url ?? '') });
}

export async function presentIdeas(ctx: Ctx, rows: IdeaRow[]): Promise<Idea[]> {
  const people = await readPeople(
    ctx.db,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    heading: headingOfIdea(row),
    text: row.text,
    url: row.url,
    urlTitle: row.urlTitle,
    source: IdeaSource.parse(row.source),
    forDay: toDay(row.forDay),
    media: row.media.filter(({ asset }) => asset.deletedAt === null).map(({ asset }) => presentMedia(asset)),
    rubric: row.rubric && { id: row.rubric.id, name: row.rubric.name, colour: row.rubric.colour },
    campaign: row.campaign && { id: row.campaign.id, name: row.campaign.name },
    author: personOf(people, row.authorId),
    postId: row.post && row.post.deletedAt === null ? row.post.id : null,
    branchId: row.branchId,
    createdAt: row.createdAt.toISOString(),
    isArchived: row.archivedAt !== null,
  }));
}

export async function presentIdea(ctx: Ctx, row: IdeaRow): Promise<Idea> {
  const [idea] = await presentIdeas(ctx, [row]);
  if (!idea) throw new Error('one row, one idea');
  return idea;
}
