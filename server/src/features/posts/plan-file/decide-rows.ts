// What each row of a plan would do. The dry run and the real one decide alike; nothing is written here.
import { ORPCError } from '@orpc/server';
import { isWithin } from '@rupor/shared/organization/permissions';
import type { SavePost } from '@rupor/shared/posts/contract';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { PlanMapping, PlanProblem, PlanResult } from '@rupor/shared/posts/plan-file';
import { resolveWallTime, secondsPast } from '@rupor/shared/posts/schedule';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../../context.ts';
import { reachFor } from '../../../http/require-branch.ts';
import type { Tx } from '../../../lib/db.ts';
import { isPlannable } from '../diff-post.ts';
import { type PostRow, postInclude } from '../load-post.ts';
import { requireEdit } from '../post.policy.ts';
import { isSameCell, type PlanCells, pickCells, planCellsOf, wallTimeOf } from './plan-cells.ts';
import type { PlanNames } from './plan-names.ts';
import { type PlanValues, problem, readPlanRow } from './read-plan-row.ts';

export interface Line {
  line: number;
  cells: string[];
}

export interface Decision {
  line: number;
  result: PlanResult;
  heading: string;
  values: PlanValues;
  problems: PlanProblem[];
  /** The post the row speaks of; null = a new one. */
  post: PostRow | null;
  /** What changes; of a new post nothing. */
  patch: Omit<SavePost, 'id' | 'version'>;
}

export interface Columns {
  mapping: PlanMapping;
  time: string;
  names: PlanNames;
  timeZone: string;
}

const YEARS_AHEAD_MS = 5 * 366 * 86_400_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `seen`: lines of ids that stood earlier in the file; grows. */
export async function decideRows(
  ctx: Ctx,
  db: Ctx['db'] | Tx,
  { lines, columns, seen }: { lines: Line[]; columns: Columns; seen: Map<string, number> },
): Promise<Decision[]> {
  const picked = lines.map(({ line, cells }) => ({ line, cells: pickCells(cells, columns.mapping) }));
  const ids = picked.flatMap(({ cells }) =>
    UUID.test(cells.id?.trim() ?? '') ? [cells.id?.trim() ?? ''] : [],
  );
  const posts = await db.post.findMany({
    where: { organizationId: ctx.organizationId, id: { in: ids }, deletedAt: null },
    include: postInclude,
  });
  const byId = new Map(posts.map((post) => [post.id, post]));
  return picked.map(({ line, cells }) => {
    const id = cells.id?.trim().toLowerCase() ?? '';
    const post = byId.get(id) ?? null;
    const known = post && wallTimeOf(post, columns.timeZone);
    const { heading, values, problems } = readPlanRow(cells, columns.names, known?.slice(11) ?? columns.time);
    const base = { line, heading, values, patch: {} };
    if (id === '')
      return decideNew({
        ...base,
        post: null,
        problems: [...problems, ...newProblems(ctx, values, columns)],
      });
    const first = seen.get(id);
    seen.set(id, first ?? line);
    if (first !== undefined)
      return refused({ ...base, post, problems: [problem('twice', 'id', { line: first })] });
    if (!post) return refused({ ...base, post, problems: [problem('no_post', 'id')] });
    return decideChange(ctx, { ...base, post, problems }, cells, columns);
  });
}

type Undecided = Omit<Decision, 'result'>;

function decideNew(row: Undecided): Decision {
  const isEmpty = row.values.title === '' && row.values.text === '';
  const problems = isEmpty && row.problems.length === 0 ? [problem('no_text', 'text')] : row.problems;
  return { ...row, problems, result: problems.length > 0 ? 'refused' : 'made' };
}

function newProblems(ctx: Ctx, values: PlanValues, columns: Columns): PlanProblem[] {
  return [
    ...pastProblem(ctx, values.wallTime, columns.timeZone),
    ...branchProblems(ctx, values.channelIds, columns.names),
  ];
}

/** Only what the row says otherwise than the post is asked for and checked: an untouched row always passes. */
function decideChange(
  ctx: Ctx,
  row: Undecided & { post: PostRow },
  cells: Partial<PlanCells>,
  columns: Columns,
): Decision {
  const { post, values } = row;
  const current = planCellsOf(post, columns.names, columns.timeZone);
  const differs = (field: keyof PlanCells) => {
    const cell = cells[field];
    return cell !== undefined && !isSameCell(field, cell, current[field]);
  };
  const known = current.date === '' ? null : `${current.date}T${current.time}`;
  const isMoved =
    cells.date !== undefined && values.wallTime !== known && (differs('date') || differs('time'));
  const problems = row.problems.filter(
    ({ field }) =>
      field === null || (field === 'date' || field === 'time' ? isMoved || differs(field) : differs(field)),
  );
  const patch: Decision['patch'] = {
    ...(differs('title') ? { title: values.title } : {}),
    ...(differs('text') ? { baseText: values.text } : {}),
    ...(differs('rubric') ? { rubricId: values.rubricId } : {}),
    ...(differs('campaign') ? { campaignId: values.campaignId } : {}),
    ...(differs('segments') ? { segmentIds: values.segmentIds } : {}),
    ...(differs('channels') ? { targets: values.channelIds.map((channelId) => ({ channelId })) } : {}),
    ...(isMoved
      ? { plan: values.wallTime ? { wallTime: values.wallTime, timeZone: columns.timeZone } : null }
      : {}),
  };
  const heading = row.heading || headingOf({ title: post.title, text: post.baseText });
  if (problems.length > 0) return refused({ ...row, heading, problems });
  if (Object.keys(patch).length === 0) return { ...row, heading, patch, problems, result: 'same' };
  const added = values.channelIds.filter(
    (id) => patch.targets && !post.targets.some(({ channelId }) => channelId === id),
  );
  const stops = [
    ...(isMoved ? moveProblems(ctx, post, values.wallTime, columns.timeZone) : []),
    ...branchProblems(ctx, added, columns.names),
    ...editProblems(ctx, post, patch),
  ];
  return { ...row, heading, patch, problems: stops, result: stops.length > 0 ? 'refused' : 'changed' };
}

function moveProblems(ctx: Ctx, post: PostRow, wallTime: string | null, timeZone: string): PlanProblem[] {
  if (post.targets.some((target) => !isPlannable(target))) return [problem('is_planned', 'date')];
  const times = new Set(post.targets.map(({ dueAt }) => dueAt?.getTime() ?? 0));
  if (times.size > 1) return [problem('several_times', 'date')];
  return pastProblem(ctx, wallTime, timeZone);
}

function editProblems(ctx: Ctx, post: PostRow, patch: Decision['patch']): PlanProblem[] {
  const isContent = patch.baseText !== undefined || patch.targets !== undefined;
  if (post.targets.some(({ state, isImported }) => isImported || (isContent && isImmutable(state))))
    return [problem('is_out')];
  try {
    requireEdit(ctx, post, post.targets);
    return [];
  } catch (error) {
    if (error instanceof ORPCError) return [problem('not_allowed')];
    throw error;
  }
}

function branchProblems(ctx: Ctx, channelIds: string[], names: PlanNames): PlanProblem[] {
  const reach = reachFor(ctx.actor, 'posts.write');
  return channelIds.flatMap((id) =>
    isWithin(reach, names.channels.get(id)?.branchId ?? null)
      ? []
      : [problem('other_branch', 'channels', { value: names.labelOf(id) })],
  );
}

function pastProblem(ctx: Ctx, wallTime: string | null, timeZone: string): PlanProblem[] {
  if (wallTime === null) return [];
  const { instant } = resolveWallTime({ wallTime, timeZone });
  const now = ctx.clock.now();
  if (instant.getTime() - now.getTime() > YEARS_AHEAD_MS) return [problem('too_late', 'date')];
  return secondsPast(instant, now) > 0 ? [problem('past_time', 'date')] : [];
}

function refused(row: Undecided): Decision {
  return { ...row, result: 'refused' };
}
