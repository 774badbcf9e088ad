// Numbers of another counter, from a file. They stand beside what Rupor counts and never in one day with it, so no visit is
// in a sum twice; a file can be taken out again with all it brought. A dry run and the real one decide alike.
import {
  dimensionIdOf,
  type PastFile,
  type PastImport,
  type PastReport,
} from '@rupor/shared/visits/past-file';
import type { Ctx } from '../../../context.ts';
import type { Site, VisitPastFile } from '../../../generated/prisma/client.ts';
import { apiError, fieldError } from '../../../lib/errors.ts';
import { parseCsv } from '../../../lib/parse-csv.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { momentOf } from '../ingest/site-clock.ts';
import { listTakenDays, writePast } from '../queries/past.sql.ts';
import { requireSite } from '../sites.service.ts';
import { type Columns, readColumns } from './columns.ts';
import { type PastRow, readRows } from './read-rows.ts';

const MAX_ROWS = 20_000;
const SHOWN_PROBLEMS = 10;

interface Decision {
  site: Site;
  columns: Columns;
  rows: PastRow[];
  report: PastReport;
}

export async function checkPast(ctx: Ctx, file: PastFile): Promise<PastReport> {
  return (await decide(ctx, file)).report;
}

export async function applyPast(ctx: Ctx, file: PastFile): Promise<PastReport> {
  const { site, rows, report } = await decide(ctx, file);
  const { from, to } = report;
  if (!from || !to) return report;
  const { source, by, fileName } = file;
  await ctx.db.$transaction(async (tx) => {
    const { id } = await tx.visitPastFile.create({
      data: {
        organizationId: ctx.organizationId,
        siteId: site.id,
        source,
        by,
        fileName,
        from: new Date(from),
        to: new Date(to),
        rows: rows.length,
        createdAt: ctx.clock.now(),
      },
    });
    await writePast(tx, {
      fileId: id,
      site: site.number,
      dimension: dimensionIdOf(by),
      isGroup: by === 'source',
      rows,
    });
    await audit(ctx, tx, { action: 'site.past_added', site, fileName });
  });
  return report;
}

export async function listPast(ctx: Ctx, siteId: string): Promise<PastImport[]> {
  const { organizationId } = ctx;
  await requireSite(ctx, siteId, ctx.db);
  const files = await ctx.db.visitPastFile.findMany({
    where: { siteId, organizationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return files.map(present);
}

/** Its rows go with it: the table says so. */
export async function removePast(ctx: Ctx, id: string): Promise<{ ok: true }> {
  const { organizationId } = ctx;
  await ctx.db.$transaction(async (tx) => {
    const file = await tx.visitPastFile.findFirst({ where: { id, organizationId }, include: { site: true } });
    if (!file) throw apiError('not_found');
    await tx.visitPastFile.delete({ where: { id } });
    await audit(ctx, tx, { action: 'site.past_removed', site: file.site, fileName: file.fileName });
  });
  return { ok: true };
}

async function decide(ctx: Ctx, { siteId, by, csv }: PastFile): Promise<Decision> {
  const site = await requireSite(ctx, siteId, ctx.db);
  const { columns, lines } = readFile(csv, by);
  const { rows, problems } = readRows(lines, columns, by);
  const days = [...new Set(rows.map(({ day }) => day))].sort();
  const { day: today } = momentOf(ctx.clock.now().getTime(), site.timeZone);
  const { countedSince, taken } = await listTakenDays(ctx.pool, {
    site: site.number,
    dimension: dimensionIdOf(by),
    days,
  });
  const isFree = (day: string) =>
    day < today && (countedSince === null || day < countedSince) && !taken.has(day);
  const free = days.filter(isFree);
  const kept = rows.filter(({ day }) => isFree(day));
  return {
    site,
    columns,
    rows: kept,
    report: {
      rows: kept.length,
      from: free[0] ?? null,
      to: free.at(-1) ?? null,
      measures: columns.measures,
      skippedDays: days.length - free.length,
      problems: problems.slice(0, SHOWN_PROBLEMS),
      problemCount: problems.length,
    },
  };
}

function readFile(csv: string, by: PastFile['by']) {
  const parsed = parseCsv(csv);
  if (parsed.kind === 'refused')
    throw fieldError({ path: 'csv', code: parsed.code, params: { line: parsed.line } });
  const [head, ...lines] = parsed.rows;
  if (!head || lines.length === 0) throw fieldError({ path: 'csv', code: 'empty_file' });
  if (lines.length > MAX_ROWS)
    throw fieldError({ path: 'csv', code: 'too_many_rows', params: { max: MAX_ROWS } });
  const columns = readColumns(head.cells, by !== 'total');
  if (typeof columns === 'string') throw fieldError({ path: 'csv', code: columns });
  return { columns, lines };
}

function present({ from, to, createdAt, organizationId: _, siteId: __, ...file }: VisitPastFile): PastImport {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  return {
    ...file,
    source: file.source as PastImport['source'],
    by: file.by as PastImport['by'],
    from: day(from),
    to: day(to),
    createdAt: createdAt.toISOString(),
  };
}

function audit(
  ctx: Ctx,
  tx: Parameters<typeof recordAudit>[2],
  { action, site: { id, name }, fileName }: { action: string; site: Site; fileName: string },
): Promise<void> {
  return recordAudit(ctx, { action, targetKind: 'site', targetId: id, data: { name, fileName } }, tx);
}
