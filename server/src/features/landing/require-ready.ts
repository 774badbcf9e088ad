import { lintPage } from '@rupor/shared/landing/lint';
import { toDay } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import { readFiles } from './page-frame.ts';
import { drawPage } from './pages.service.ts';
import { contentOf, type PageRow } from './present-page.ts';

/** Nothing is shown to visitors that the check of the page stops: blocked_by_rules { problems }. */
export async function requireReady(ctx: Ctx, page: PageRow): Promise<void> {
  const content = contentOf(page.content);
  const organization = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } });
  const [files, { bytes }] = await Promise.all([
    readFiles(ctx, ctx.organizationId, content),
    drawPage(ctx, { content, part: 'page' }),
  ]);
  const today = toDay(ctx.clock.now(), organization.timeZone);
  const problems = lintPage(content, { bytes, files: [...files.values()], today }).filter(
    ({ weight }) => weight === 'stop',
  );
  if (problems.length > 0) throw apiError('blocked_by_rules', { problems });
}
