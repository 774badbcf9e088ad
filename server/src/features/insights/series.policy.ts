// From cells to lines: five lines at most and «the others», gaps stay gaps.
import type { SeriesLine } from '@rupor/shared/insights/answers';
import type { SeriesCell } from './queries/list-growth.sql.ts';

const OWN_LINES = 5;

interface Draft {
  key: string;
  values: (number | null)[];
  manualAt: Set<number>;
  total: number;
}

interface Naming {
  /** Key → name and fixed colour; absent = without one. */
  names: ReadonlyMap<string, { label: string; colour: number | null }>;
  length: number;
  /** A bucket without rows: 0 where counting is complete (posts), else unknown. */
  empty: 0 | null;
}

export function buildLines(cells: SeriesCell[], naming: Naming): SeriesLine[] {
  const drafts = new Map<string, Draft>();
  for (const cell of cells) {
    const draft = drafts.get(cell.key) ?? newDraft(cell.key, naming);
    drafts.set(cell.key, draft);
    draft.values[cell.bucket] = cell.value;
    if (cell.manual) draft.manualAt.add(cell.bucket);
    draft.total += cell.value ?? 0;
  }
  const sorted = [...drafts.values()].sort((a, b) => b.total - a.total || a.key.localeCompare(b.key));
  // «The others» of one line is that line.
  const own = sorted.length === OWN_LINES + 1 ? OWN_LINES + 1 : OWN_LINES;
  const rest = sorted.slice(own);
  const lines = sorted.slice(0, own).map((draft) => present(draft, naming));
  return rest.length === 0
    ? lines
    : [...lines, { ...present(join(rest, naming), naming), key: 'others', label: null }];
}

function newDraft(key: string, { length, empty }: Naming): Draft {
  return { key, values: Array<number | null>(length).fill(empty), manualAt: new Set(), total: 0 };
}

function join(drafts: Draft[], naming: Naming): Draft {
  const all = newDraft('others', naming);
  for (const draft of drafts) {
    for (const [bucket, value] of draft.values.entries())
      if (value !== null) all.values[bucket] = (all.values[bucket] ?? 0) + value;
    for (const bucket of draft.manualAt) all.manualAt.add(bucket);
  }
  return all;
}

function present(draft: Draft, { names }: Naming): SeriesLine {
  const named = names.get(draft.key);
  const isTotal = draft.key === 'total' || draft.key === 'others';
  return {
    key: isTotal ? (draft.key as 'total' | 'others') : named ? draft.key : null,
    label: named?.label ?? null,
    colour: named?.colour ?? null,
    values: draft.values,
    manualAt: [...draft.manualAt].sort((a, b) => a - b),
  };
}
