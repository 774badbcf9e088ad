// What is true of a page before it is tested: what keeps a test from beginning, and how many came lately.
import type { PageContent } from '@rupor/shared/landing/blocks';
import { shownAt } from '@rupor/shared/landing/state';
import type { TEST_HINDRANCES } from '@rupor/shared/landing/test-contract';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';
import { contentOf, type PageRow } from '../present-page.ts';
import { countPageVisits } from '../queries/page-visits.sql.ts';

type Hindrance = (typeof TEST_HINDRANCES)[number];
const MAX_DAYS = 28;

/** null: a test of the draft against what visitors see may begin. */
export async function hindranceOf(ctx: Ctx, db: Ctx['db'] | Tx, page: PageRow): Promise<Hindrance | null> {
  const { organizationId } = ctx;
  const now = ctx.clock.now();
  const { state, versionId } = shownAt(page, now);
  if (state !== 'live' || versionId === null) return 'not_live';
  if (await db.landingTest.findFirst({ where: { organizationId, runningPageId: page.id } })) return 'running';
  if (page.nextAt !== null && page.nextAt > now) return 'waiting';
  const live = await db.landingVersion.findFirstOrThrow({ where: { id: versionId, organizationId } });
  const [shown, draft] = [contentOf(live.content), contentOf(page.content)];
  const keys = formKeysOf(shown);
  if (keys.length === 0) return 'no_form';
  if (JSON.stringify(shown) === JSON.stringify(draft)) return 'no_changes';
  return formKeysOf(draft).some((key) => keys.includes(key)) ? null : 'other_form';
}

export function formKeysOf({ blocks }: PageContent): string[] {
  return blocks.flatMap((block) => (block.kind === 'form' && block.formKey !== '' ? [block.formKey] : []));
}

interface PageTraffic {
  days: number;
  visits: number | null;
  applications: number;
}

/** Of the last 28 days, or since it was shown for the first time. */
export async function readTraffic(ctx: Ctx, page: PageRow): Promise<PageTraffic> {
  const { organizationId } = ctx;
  const to = ctx.clock.now();
  const [first, live] = await Promise.all([
    ctx.db.landingVersion.findFirst({
      where: { organizationId, pageId: page.id, isPublished: true },
      orderBy: { number: 'asc' },
    }),
    page.liveId === null ? null : ctx.db.landingVersion.findUnique({ where: { id: page.liveId } }),
  ]);
  const age = first ? Math.floor((to.getTime() - first.createdAt.getTime()) / DAY_MS) : 0;
  const days = Math.min(MAX_DAYS, age);
  const from = new Date(to.getTime() - days * DAY_MS);
  const keys = formKeysOf(contentOf(live?.content ?? page.content));
  const [site, applications] = await Promise.all([
    ctx.db.site.findFirst({ where: { organizationId, isOwn: true }, orderBy: { createdAt: 'asc' } }),
    ctx.db.lead.count({
      where: { organizationId, form: { key: { in: keys } }, createdAt: { gte: from } },
    }),
  ]);
  const visits =
    site === null || site.mode === 'aggregate'
      ? null
      : await countPageVisits(ctx.pool, {
          site: site.number,
          from,
          to,
          path: `/p/${page.slug}`,
          host: page.host,
        });
  // Applications without a visit: nobody counted the visits, which is not the same as none.
  return { days, visits: visits === 0 && applications > 0 ? null : visits, applications };
}
