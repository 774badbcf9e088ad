import { boundaryOf, isEvenSplit } from '@rupor/shared/landing/ab';
import { TEST_AIM_NAMES, TEST_AIMS, walkOf, weeksOfTest } from '@rupor/shared/landing/ab-plan';
import { type PageTest, type PageTests, TEST_OUTCOMES } from '@rupor/shared/landing/test-contract';
import { z } from 'zod';
import type { Ctx } from '../../../context.ts';
import type { LandingTest } from '../../../generated/prisma/client.ts';
import { personOf, readPeople } from '../../posts/present-post.ts';
import { getPageOrThrow, type PageRow } from '../present-page.ts';
import { countVisitors, listGoals } from './count-goal.ts';
import { hindranceOf, readTraffic } from './test-facts.ts';

const Stored = z.object({
  aim: z.enum(TEST_AIM_NAMES),
  outcome: z.enum(TEST_OUTCOMES).nullable(),
  chosen: z.enum(['a', 'b']).nullable(),
});
const MAX_TESTS = 20;

export async function presentTests(ctx: Ctx, pageId: string): Promise<PageTests> {
  const { organizationId } = ctx;
  const page = await getPageOrThrow(ctx, pageId);
  const [hindrance, traffic, rows] = await Promise.all([
    hindranceOf(ctx, ctx.db, page),
    readTraffic(ctx, page),
    ctx.db.landingTest.findMany({
      where: { organizationId, pageId },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: MAX_TESTS,
    }),
  ]);
  const people = await readPeople(
    ctx.db,
    rows.map(({ startedById }) => startedById),
  );
  return {
    ...traffic,
    hindrance,
    aims: TEST_AIM_NAMES.map((aim) => ({
      aim,
      total: TEST_AIMS[aim].total,
      weeks: weeksOfTest(aim, traffic),
    })),
    tests: await Promise.all(
      rows.map(async (row) => ({
        ...(await presentTest(ctx, row, page)),
        startedBy: personOf(people, row.startedById),
      })),
    ),
  };
}

async function presentTest(ctx: Ctx, row: LandingTest, page: PageRow): Promise<Omit<PageTest, 'startedBy'>> {
  const [goals, visitors, looks] = await Promise.all([
    listGoals(ctx.db, row.id),
    countVisitors(ctx.db, row.id),
    ctx.db.landingTestLook.count({ where: { testId: row.id } }),
  ]);
  const { steps, arms } = walkOf(goals, row.total);
  // Applications without a visitor: nobody was counted, which is not the same as nobody came.
  const isUnknown = visitors.a + visitors.b === 0 && goals.length > 0;
  return {
    ...Stored.parse(row),
    id: row.id,
    total: row.total,
    boundary: boundaryOf(row.total),
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    visitors: isUnknown ? null : visitors,
    applications: arms,
    isEven: isEvenSplit(visitors.a, visitors.b),
    walk: steps,
    looks,
    chosenAt: row.chosenAt?.toISOString() ?? null,
    canChoose: canChoose(row, page),
  };
}

/** Only while the page shows one of the two and nothing waits: what was published since is another decision. */
export function canChoose(
  { endedAt, aId, bId }: LandingTest,
  { liveId, nextId, deletedAt }: PageRow,
): boolean {
  if (endedAt === null || deletedAt !== null) return false;
  return nextId === null ? liveId === aId || liveId === bId : nextId === aId;
}
