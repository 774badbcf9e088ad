// A post as a row of the plan: what the export writes, and what a row that came back is compared with. Pure.
import { PlanField } from '@rupor/shared/posts/plan-file';
import { toWallTime } from '@rupor/shared/posts/schedule';
import { leadingState, type TargetState } from '@rupor/shared/posts/state-machine';
import type { PostRow } from '../load-post.ts';
import type { PlanNames } from './plan-names.ts';

export type PlanCells = Record<PlanField, string>;

export function planCellsOf(post: PostRow, names: PlanNames, timeZone: string): PlanCells {
  const wall = wallTimeOf(post, timeZone);
  return {
    id: post.id,
    date: wall?.slice(0, 10) ?? '',
    time: wall?.slice(11) ?? '',
    channels: post.targets.map(({ channelId }) => names.labelOf(channelId)).join('; '),
    title: post.title,
    text: post.baseText,
    rubric: names.nameOf('rubric', post.rubricId),
    campaign: names.nameOf('campaign', post.campaignId),
    segments: post.segments.map(({ segmentId }) => names.nameOf('segment', segmentId)).join('; '),
  };
}

export function stateOf(post: PostRow): TargetState {
  return leadingState(post.targets.map(({ state }) => state));
}

/** The earliest time of its channels, on the wall of the organization. */
export function wallTimeOf(post: PostRow, timeZone: string): string | null {
  const [first] = post.targets.flatMap(({ dueAt }) => (dueAt ? [dueAt] : [])).sort((a, b) => +a - +b);
  return first ? toWallTime(first, timeZone) : null;
}

/** Do both say the same? Lists have no order; spaces at the ends and kinds of line breaks do not count. */
export function isSameCell(field: PlanField, a: string, b: string): boolean {
  if (field === 'channels' || field === 'segments')
    return splitNames(a).sort().join('\n') === splitNames(b).sort().join('\n');
  return plainText(a) === plainText(b);
}

export function splitNames(cell: string): string[] {
  return cell
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export function plainText(cell: string): string {
  return cell.replaceAll('\r\n', '\n').trim();
}

/** Cells by their meaning; a column that is left out has none. */
export function pickCells(
  cells: readonly string[],
  mapping: readonly (PlanField | null)[],
): Partial<PlanCells> {
  return Object.fromEntries(
    PlanField.options.flatMap((field) => {
      const at = mapping.indexOf(field);
      return at === -1 ? [] : [[field, cells[at] ?? '']];
    }),
  );
}
