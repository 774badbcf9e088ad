// A test that its rule has ended is told to whoever began it and to those who make pages: once a test and person, in the
// transaction that ends it. Who stops a test by hand knows.
import type { NewsKind } from '@rupor/shared/notifications/kinds';
import type { LandingTest } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../../lib/db.ts';
import { notify } from '../../notifications/notify.ts';
import { whoMay } from '../../notifications/who-may.sql.ts';

const KINDS = {
  a: 'page_test_old',
  b: 'page_test_new',
  no_difference: 'page_test_even',
  uneven: 'page_test_uneven',
} as const satisfies Record<string, NewsKind>;

interface Ended {
  test: Pick<LandingTest, 'id' | 'organizationId' | 'pageId' | 'startedById'>;
  pageName: string;
  outcome: keyof typeof KINDS;
  at: Date;
}

export async function tellEnded(tx: Tx, { test, pageName, outcome, at }: Ended): Promise<void> {
  const { organizationId, pageId } = test;
  const editors = await whoMay(tx, { organizationId, permission: 'pages.manage', branchId: null });
  await notify(tx, {
    organizationId,
    personIds: [test.startedById, ...editors],
    kind: KINDS[outcome],
    subjectId: test.id,
    incident: `page_test_ended:${test.id}`,
    path: `/pages/${pageId}/test`,
    data: { title: pageName },
    at,
  });
}
