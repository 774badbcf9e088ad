// An application that came from one of two versions. Guarantee: each application counts once and in the order of the
// database's lock; the application that ends the test by its rule ends it, and tells so once, in the same transaction.
import { isEvenSplit } from '@rupor/shared/landing/ab';
import { walkOf } from '@rupor/shared/landing/ab-plan';
import { readFormPlace } from '@rupor/shared/landing/form-place';
import type { App } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';
import { newId } from '../../../lib/uuid.ts';
import { tellEnded } from './tell-ended.ts';

interface Sent {
  organizationId: string;
  /** As the form said it: «vstupaj.b». */
  place: string;
  leadId: string;
}

export async function countGoal(app: App, { organizationId, place, leadId }: Sent): Promise<void> {
  const read = readFormPlace(place);
  if (!read || read.arm === null) return;
  const page = await app.db.landingPage.findFirst({ where: { slug: read.slug, organizationId } });
  if (!page) return;
  await app.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 AS locked FROM landing_test WHERE running_page_id = ${page.id}::uuid FOR UPDATE`;
    const test = await tx.landingTest.findFirst({ where: { runningPageId: page.id, organizationId } });
    if (!test) return;
    const at = app.clock.now();
    const goal = { id: newId(), organizationId, testId: test.id, leadId, isB: read.arm === 'b', at };
    await tx.landingTestGoal.createMany({ data: [goal], skipDuplicates: true });
    const { verdict } = walkOf(await listGoals(tx, test.id), test.total);
    if (verdict === 'running') return;
    const { a, b } = await countVisitors(tx, test.id);
    const outcome = isEvenSplit(a, b) ? verdict : 'uneven';
    await tx.landingTest.update({
      where: { id: test.id },
      data: { endedAt: at, outcome, runningPageId: null },
    });
    await tellEnded(tx, { test, pageName: page.name, outcome, at });
  });
}

/** In the order in which they came; `true` = of the new version. */
export async function listGoals(db: Pick<Tx, 'landingTestGoal'>, testId: string): Promise<boolean[]> {
  const goals = await db.landingTestGoal.findMany({
    where: { testId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { isB: true },
  });
  return goals.map(({ isB }) => isB);
}

export async function countVisitors(
  db: Pick<Tx, 'landingTestVisitor'>,
  testId: string,
): Promise<{ a: number; b: number }> {
  const [a, b] = [
    await db.landingTestVisitor.count({ where: { testId, isB: false } }),
    await db.landingTestVisitor.count({ where: { testId, isB: true } }),
  ];
  return { a, b };
}
