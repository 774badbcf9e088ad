// «Узнали из…» beside the links: two answers to one question, neither of which corrects the other.
import { HEARD, type Heard } from '../leads/heard.ts';
import { SOURCE_GROUPS, type SourceGroup } from '../visits/source-group.ts';
import type { ChainHeard } from './contract.ts';
import { floorCount, floorCounts } from './floor.ts';

/** Which source of links would be the same thing; what people tell each other no link sees. */
const SAME_SOURCE: Partial<Record<Heard, SourceGroup>> = {
  board: 'paper',
  vk: 'vk',
  telegram: 'telegram',
  max: 'max',
  ok: 'ok',
  site: 'site',
  search: 'search',
};

/** Applications of one answer and one source; heard '' = not answered, source: number of SOURCE_GROUPS. */
export interface HeardCell {
  heard: string;
  source: number;
  /** The source is named by a link or tag, or by the page they came from. */
  isTracked: boolean;
  applications: number;
}

/** `isFloored`: numbers of 1 to 4 people are hidden, and what they could be worked out from. */
export function compareHeard(cells: readonly HeardCell[], isFloored: boolean): ChainHeard {
  const sum = (fits: (cell: HeardCell) => boolean): number =>
    cells.filter(fits).reduce((total, { applications }) => total + applications, 0);
  const isSaid = ({ heard }: HeardCell) => heard !== '';
  const counts = HEARD.map((heard) => {
    const group = SAME_SOURCE[heard];
    return {
      heard,
      said: sum((cell) => cell.heard === heard),
      tracked: group ? sum((cell) => cell.isTracked && cell.source === SOURCE_GROUPS[group]) : null,
    };
  });
  const hide = (list: number[]) => (isFloored ? floorCounts(list) : list);
  const said = hide(counts.map((row) => row.said));
  const tracked = hide(counts.map((row) => row.tracked ?? 0));
  const all = [
    sum(() => true),
    sum(isSaid),
    sum(({ isTracked }) => isTracked),
    sum((cell) => isSaid(cell) || cell.isTracked),
  ];
  const [applications = null, answered = null, byLink = null, either = null] = isFloored
    ? all.map((count) => hideRest(count, all[0] ?? 0))
    : all;
  return {
    ...{ applications, answered, tracked: byLink, either },
    rows: counts
      .map((row, index) => ({
        heard: row.heard,
        said: said[index] ?? null,
        tracked: row.tracked === null ? ('not_seen' as const) : (tracked[index] ?? null),
      }))
      .filter((_, index) => (counts[index]?.said ?? 0) + (counts[index]?.tracked ?? 0) > 0),
    isFloored,
  };
}

/** Hidden too where few are left over: the rest would name them. */
function hideRest(count: number, all: number): number | null {
  return floorCount(count) === null || floorCount(all - count) === null ? null : count;
}
