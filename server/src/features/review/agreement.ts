// What has been agreed to, and by which way it must go. Agreement is bound to what was read: the words, pictures and
// options of a channel as a hash. Whatever is changed afterwards is not agreed to, by whichever path it was changed.
import { createHash } from 'node:crypto';
import { ReviewStage, type RouteRule, routesFor, stagesOf } from '@rupor/shared/review/stages';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';

const roundInclude = { steps: { orderBy: { position: 'asc' } } } as const satisfies Prisma.ReviewRoundInclude;
export type RoundRow = Prisma.ReviewRoundGetPayload<{ include: typeof roundInclude }>;
export type StepRow = RoundRow['steps'][number];

/** What of a post agreement looks at. */
export interface ReviewedPost {
  id: string;
  organizationId: string;
  branchId: string | null;
  campaignId: string | null;
  rubricId: string | null;
  seriesId: string | null;
  authorId: string | null;
  editedById: string | null;
  title: string;
  baseText: string;
  media: { assetId: string }[];
  targets: ReviewedTarget[];
}

export interface ReviewedTarget {
  id: string;
  channelId: string;
  state: string;
  text: string | null;
  hasOwnMedia: boolean;
  options: unknown;
  media: { assetId: string }[];
  followUps: { text: string | null }[];
}

export interface Agreement {
  stages: ReviewStage[];
  /** The routes that count now, sorted ids. */
  routeIds: string[];
  /** Somebody has to agree before it goes out. */
  isRequired: boolean;
  open: RoundRow | null;
  last: RoundRow | null;
  isAgreed(target: ReviewedTarget): boolean;
}

/** Where no route counts: one stage of whoever may agree there. */
export const ANYBODY: ReviewStage = {
  name: '',
  personIds: [],
  substituteIds: [],
  role: null,
  branchId: null,
  isExternal: false,
  hours: null,
};

/** So many rounds of a post are looked at, the latest ones. */
const ROUNDS = 20;

export async function readAgreement(
  ctx: Pick<Ctx, 'organizationId'>,
  db: Db | Tx,
  post: ReviewedPost,
): Promise<Agreement> {
  const counting = await readRoutes(ctx, db, post);
  const rounds = await db.reviewRound.findMany({
    where: { organizationId: ctx.organizationId, postId: post.id },
    include: roundInclude,
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: ROUNDS,
  });
  const stages = stagesOf(counting);
  const routeIds = counting.map(({ id }) => id).sort();
  const isRequired = stages.length > 0;
  const known = rounds.length > 0 || post.seriesId === null ? rounds : await roundsOfSeries(ctx, db, post);
  const counted = known.filter((round) => !isRequired || round.routeIds.join() === routeIds.join());
  return {
    stages,
    routeIds,
    isRequired,
    open: rounds.find(({ state }) => state === 'open') ?? null,
    last: rounds[0] ?? null,
    isAgreed: (target) =>
      counted.some((round) => agreedOf(round)[target.channelId] === digestOf(post, target)),
  };
}

/** The routes that count for a post as it is now. */
export async function readRoutes(
  ctx: Pick<Ctx, 'organizationId'>,
  db: Db | Tx,
  { campaignId, rubricId, targets }: ReviewedPost,
): Promise<RouteRule[]> {
  const channelIds = targets.map(({ channelId }) => channelId);
  return routesFor({ campaignId, rubricId, channelIds }, await listRoutes(ctx, db));
}

/** An occurrence that nobody changed says what its series was agreed to say. */
function roundsOfSeries(ctx: Pick<Ctx, 'organizationId'>, db: Db | Tx, post: ReviewedPost) {
  return db.reviewRound.findMany({
    where: {
      organizationId: ctx.organizationId,
      state: 'approved',
      post: { seriesId: post.seriesId },
    },
    include: roundInclude,
    orderBy: { submittedAt: 'desc' },
    take: ROUNDS,
  });
}

export async function listRoutes(
  { organizationId }: Pick<Ctx, 'organizationId'>,
  db: Db | Tx,
): Promise<(RouteRule & { updatedAt: Date })[]> {
  const rows = await db.reviewRoute.findMany({ where: { organizationId }, orderBy: { createdAt: 'asc' } });
  return rows.map((row) => ({ ...row, stages: z.array(ReviewStage).parse(row.stages) }));
}

const Agreed = z.record(z.string(), z.string());

/** Channel id → hash of what was agreed to. */
export function agreedOf({ agreed }: Pick<RoundRow, 'agreed'>): Record<string, string> {
  return Agreed.parse(agreed);
}

/** SHA-256 of all that a reader of this channel will see, hex. */
export function digestOf(post: Pick<ReviewedPost, 'baseText' | 'media'>, target: ReviewedTarget): string {
  const { text, hasOwnMedia, media, options, followUps } = target;
  const chosen = Object.entries(z.record(z.string(), z.unknown()).parse(options));
  const content = [
    text ?? post.baseText,
    (hasOwnMedia ? media : post.media).map(({ assetId }) => assetId),
    chosen.sort(([a], [b]) => a.localeCompare(b)),
    followUps.map((part) => part.text ?? ''),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

export function openStepOf(round: RoundRow | null): StepRow | null {
  return round?.steps.find(({ openedAt, decidedAt }) => openedAt !== null && decidedAt === null) ?? null;
}
