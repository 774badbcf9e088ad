// One row as values, with everything that keeps it from being done: names are looked up, nothing is written.
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { PlanField, PlanProblem } from '@rupor/shared/posts/plan-file';
import { readTime } from '../../../lib/read-cells.ts';
import { type PlanCells, plainText, splitNames } from './plan-cells.ts';
import type { Found, PlanNames } from './plan-names.ts';

export interface PlanValues {
  title: string;
  text: string;
  /** null = no time. */
  wallTime: string | null;
  channelIds: string[];
  rubricId: string | null;
  campaignId: string | null;
  segmentIds: string[];
}

export interface ReadPlanRow {
  heading: string;
  values: PlanValues;
  problems: PlanProblem[];
}

const MOST = { title: 200, text: 20_000, channels: 50, segments: 8 } as const;

export function problem(
  code: string,
  field: PlanField | null = null,
  params: PlanProblem['params'] = {},
): PlanProblem {
  return { code, field, params };
}

/** `time`: where a row names a day and no time. */
export function readPlanRow(cells: Partial<PlanCells>, names: PlanNames, time: string): ReadPlanRow {
  const problems: PlanProblem[] = [];
  const title = plainText(cells.title ?? '').replace(/\s+/g, ' ');
  const text = plainText(cells.text ?? '');
  if (title.length > MOST.title) problems.push(problem('too_long', 'title', { max: MOST.title }));
  if (text.length > MOST.text) problems.push(problem('too_long', 'text', { max: MOST.text }));
  const list = (field: 'channels' | 'segments', find: (name: string) => Found) => {
    const ids = splitList(cells[field] ?? '', find).flatMap((name) => {
      const found = find(name);
      if (found.kind !== 'one') problems.push(unknownName(found.kind, field, name));
      return found.kind === 'one' ? [found.id] : [];
    });
    const unique = [...new Set(ids)];
    if (unique.length > MOST[field]) problems.push(problem('too_many', field, { max: MOST[field] }));
    return unique;
  };
  const single = (field: 'rubric' | 'campaign') => {
    const name = plainText(cells[field] ?? '');
    if (name === '') return null;
    const found = names[field](name);
    if (found.kind === 'one') return found.id;
    problems.push(unknownName(found.kind, field, name));
    return null;
  };
  const values: PlanValues = {
    title,
    text,
    wallTime: readWallTime(cells, time, problems),
    channelIds: list('channels', names.channel),
    rubricId: single('rubric'),
    campaignId: single('campaign'),
    segmentIds: list('segments', names.segment),
  };
  return { heading: headingOf({ title, text }), values, problems };
}

/** Names are divided by «;» and lines; by commas only where the whole cell is no name itself. */
function splitList(cell: string, find: (name: string) => Found): string[] {
  return splitNames(cell).flatMap((name) =>
    find(name).kind === 'none' && name.includes(',') ? splitNames(name.replaceAll(',', ';')) : [name],
  );
}

function unknownName(kind: 'none' | 'several', field: PlanField, name: string): PlanProblem {
  return problem(kind === 'none' ? 'no_name' : 'several_names', field, { value: name.slice(0, 60) });
}

function readWallTime(cells: Partial<PlanCells>, usual: string, problems: PlanProblem[]): string | null {
  const clock = plainText(cells.time ?? '');
  const date = plainText(cells.date ?? '');
  const day = readTime(date);
  if (day.kind === 'bad') problems.push(problem('bad_date', 'date', { value: date.slice(0, 60) }));
  const match = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::\d\d)?$/.exec(clock);
  if (clock !== '' && !match) problems.push(problem('bad_time', 'time', { value: clock.slice(0, 60) }));
  if (day.kind === 'empty' && clock !== '') problems.push(problem('time_without_date', 'date'));
  if (day.kind !== 'value') return null;
  const time = match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : (day.value.time ?? usual);
  return `${day.value.day}T${time}`;
}
