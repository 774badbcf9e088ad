// A content plan from a file. Reading it makes nothing; loading it goes part by part under a lock of its batch, and the
// lines that are done are counted in the same transaction: asked twice, or by two tabs at once, a line is done once.
import { createHash } from 'node:crypto';
import type { Batch, ChosenColumns } from '@rupor/shared/posts/batches-contract';
import {
  guessMapping,
  type PlanFile,
  PlanMapping,
  type PlanReport,
  type PlanResult,
} from '@rupor/shared/posts/plan-file';
import { z } from 'zod';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';
import { apiError, fieldError } from '../../../lib/errors.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { getBatchOrThrow, presentBatch, requireMine } from '../batches/batches.service.ts';
import { userIdOf } from '../post.policy.ts';
import { insertItems, lockPart, readSeen } from '../queries/batch-parts.sql.ts';
import { type Columns, type Decision, decideRows } from './decide-rows.ts';
import { readPlanNames } from './plan-names.ts';
import { readSheet } from './read-sheet.ts';
import { storeRows } from './store-rows.ts';

const SAMPLE = 5;
const SHOWN = 200;
/** Rows of one request: a second or two. */
const PART = 500;
const TIMEOUT_MS = 60_000;
const ORDER: Record<PlanResult, number> = { refused: 0, made: 1, changed: 1, same: 2 };
const Chosen = z.object({ mapping: PlanMapping, time: z.string() });
const Rows = z.array(z.object({ line: z.number(), cells: z.array(z.string()) }));

export async function readPlanFile(ctx: Ctx, { file }: { file: File }): Promise<PlanFile> {
  const { organizationId } = ctx;
  const { headings, rows } = await readSheet(file);
  const fileHash = createHash('sha256')
    .update(JSON.stringify([headings, rows]))
    .digest('hex');
  const where = { organizationId, kind: 'import' };
  const latest = { createdAt: 'desc' } as const;
  const [same, loaded] = await Promise.all([
    ctx.db.postBatch.findFirst({
      where: { ...where, headings: { equals: headings }, state: { not: 'read' } },
      orderBy: latest,
      select: { mapping: true },
    }),
    ctx.db.postBatch.findFirst({
      where: { ...where, fileHash, state: { in: ['running', 'done'] } },
      orderBy: latest,
      select: { createdAt: true },
    }),
  ]);
  const remembered = Chosen.safeParse(same?.mapping);
  const userId = userIdOf(ctx.actor);
  // A file that was looked at and left: only the last one of a person waits.
  await ctx.db.postBatch.deleteMany({ where: { ...where, state: 'read', createdById: userId } });
  const batch = await ctx.db.postBatch.create({
    data: {
      ...where,
      state: 'read',
      createdById: userId,
      title: file.name.slice(0, 200),
      fileHash,
      headings,
      rows: rows.map(({ line, cells }) => ({ line, cells })),
      total: rows.length,
      createdAt: ctx.clock.now(),
    },
    select: { id: true, title: true },
  });
  return {
    id: batch.id,
    fileName: batch.title,
    headings,
    mapping: remembered.success ? remembered.data.mapping : guessMapping(headings),
    isRemembered: remembered.success,
    total: rows.length,
    sample: rows.slice(0, SAMPLE).map(({ cells }) => cells.map((cell) => cell.slice(0, 120))),
    loadedAt: loaded?.createdAt.toISOString() ?? null,
  };
}

export async function checkPlanFile(ctx: Ctx, { id, mapping, time }: ChosenColumns): Promise<PlanReport> {
  const batch = await getBatchOrThrow(ctx, id);
  requireMine(ctx, batch);
  if (batch.state !== 'read') throw apiError('state_conflict', { reason: 'wrong_state' });
  requireColumns(mapping);
  const rows = await readRows(ctx.db, id);
  const columns = await readColumns(ctx, { mapping, time });
  const decisions = await decideRows(ctx, ctx.db, { lines: rows, columns, seen: new Map() });
  const count = (result: PlanResult) => decisions.filter((one) => one.result === result).length;
  return {
    made: count('made'),
    changed: count('changed'),
    same: count('same'),
    refused: count('refused'),
    rows: decisions
      .toSorted((a, b) => ORDER[a.result] - ORDER[b.result] || a.line - b.line)
      .slice(0, SHOWN)
      .map((decision) => present(decision, columns)),
  };
}

export async function runPlanFile(ctx: Ctx, { id, mapping, time }: ChosenColumns): Promise<Batch> {
  const batch = await getBatchOrThrow(ctx, id);
  requireMine(ctx, batch);
  if (batch.kind !== 'import' || batch.state === 'undone')
    throw apiError('state_conflict', { reason: 'wrong_state' });
  if (batch.state === 'read') requireColumns(mapping);
  await ctx.db.$transaction((tx) => runPart(tx, ctx, { id, mapping, time }), {
    timeout: TIMEOUT_MS,
    maxWait: TIMEOUT_MS,
  });
  return presentBatch(ctx, id);
}

async function runPart(tx: Tx, ctx: Ctx, { id, mapping, time }: ChosenColumns): Promise<void> {
  const part = await lockPart(tx, { id, size: PART });
  if (part.state === 'done' || part.state === 'undone') return;
  // What it began with holds for the rest of the file.
  const kept = part.state === 'running' ? Chosen.parse(part.mapping) : { mapping, time };
  const columns = await readColumns(ctx, kept);
  const lines = Rows.parse(part.lines);
  const at = kept.mapping.indexOf('id');
  const seen = at === -1 ? new Map<string, number>() : await readSeen(tx, { id, done: part.done, at });
  const decisions = await decideRows(ctx, tx, { lines, columns, seen });
  const stored = await storeRows(tx, ctx, { decisions, timeZone: columns.timeZone, batchId: id });
  await insertItems(tx, { organizationId: ctx.organizationId, batchId: id, items: stored });
  const done = part.done + lines.length;
  const isDone = done >= part.total;
  await tx.postBatch.update({
    where: { id },
    data: {
      mapping: kept,
      done,
      ...(isDone ? { state: 'done', finishedAt: ctx.clock.now(), rows: [] } : { state: 'running' }),
    },
    select: { id: true },
  });
  if (isDone)
    await recordAudit(ctx, { action: 'posts.import', data: { name: part.title, count: part.total } }, tx);
}

async function readRows(db: Ctx['db'], id: string) {
  const { rows } = await db.postBatch.findUniqueOrThrow({ where: { id }, select: { rows: true } });
  return Rows.parse(rows);
}

async function readColumns(
  ctx: Ctx,
  { mapping, time }: Pick<ChosenColumns, 'mapping' | 'time'>,
): Promise<Columns> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  return { mapping, time, timeZone, names: await readPlanNames(ctx) };
}

function requireColumns(mapping: PlanMapping): void {
  const named = mapping.filter((field) => field !== null);
  if (new Set(named).size < named.length) throw fieldError({ path: 'mapping', code: 'column_twice' });
  if (!named.some((field) => field === 'text' || field === 'title' || field === 'id'))
    throw fieldError({ path: 'mapping', code: 'no_text_column' });
}

function present({ line, result, post, heading, values, problems }: Decision, { names }: Columns) {
  const channels = values.channelIds.map((id) => names.labelOf(id));
  return { line, result, postId: post?.id ?? null, heading, wallTime: values.wallTime, channels, problems };
}
