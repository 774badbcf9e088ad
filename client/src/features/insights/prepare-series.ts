// From the answer to what is drawn: names, colours, steps, table. Pure; words are given.
import type {
  Breakdown,
  Measure,
  NumberRealm,
  Series,
  SeriesLine,
  SourceMix,
} from '@rupor/shared/insights/answers';
import type { ChartBar, ChartLine, ChartStep, ChartTableData, NumberKind } from '../../charts/chart-data.ts';

export interface SeriesWords {
  total: string;
  others: string;
  without: string;
  previous: string;
  when: string;
  bucketShort(from: string): string;
  bucketLong(from: string, to: string): string;
}

export function prepareSteps(series: Pick<Series, 'buckets'>, words: SeriesWords): ChartStep[] {
  return series.buckets.map(({ from, to, running }) => ({
    label: words.bucketShort(from),
    name: words.bucketLong(from, to),
    isRunning: running,
  }));
}

/** Rubrics keep their colour; the others take what is left, in order. */
export function prepareLines(series: Pick<Series, 'lines'>, words: SeriesWords): ChartLine[] {
  const taken = new Set(series.lines.flatMap(({ colour }) => (colour ? [colour] : [])));
  const free = [1, 2, 3, 4, 5, 6, 7, 8].filter((colour) => !taken.has(colour)).values();
  return series.lines.map((line) => ({
    key: line.key ?? 'without',
    name: nameOf(line, words),
    colour: line.colour ?? free.next().value ?? 1,
    values: line.values,
    manualAt: line.manualAt,
  }));
}

function nameOf(line: SeriesLine, words: SeriesWords): string {
  if (line.key === 'total') return words.total;
  if (line.key === 'others') return words.others;
  return line.label ?? words.without;
}

export function prepareSeriesTable(series: Series, words: SeriesWords): ChartTableData {
  const lines = prepareLines(series, words);
  const { previous } = series;
  const columns = [words.when, ...lines.map((line) => line.name), ...(previous ? [words.previous] : [])];
  const rows = series.buckets.map(({ from, to }, at) => [
    words.bucketLong(from, to),
    ...lines.map((line) => line.values[at] ?? null),
    ...(previous ? [previous[at] ?? null] : []),
  ]);
  return { columns, rows };
}

interface BarWords {
  without: string;
  name(key: string): string;
  note(n: number, isFew: boolean): string;
  group: string;
  value: string;
  n: string;
}

/** Largest first; times of day keep their order. Unknown comes last. */
export function prepareBars(
  { rows, by, numbers }: Breakdown,
  { measure, words, limit = 12 }: { measure: Measure; words: BarWords; limit?: number },
): { bars: ChartBar[]; table: ChartTableData } {
  const all = rows.map((row) => {
    const own = row.measures.find((value) => value.measure === measure);
    const isFew = own?.fewData ?? false;
    return {
      key: row.key ?? 'without',
      name: row.label ?? (row.key === null ? words.without : words.name(row.key)),
      value: own?.value ?? null,
      kind: kindOf(row.sources, numbers),
      isFew,
      note: words.note(own?.n ?? 0, isFew),
      n: own?.n ?? 0,
    };
  });
  const isTime = by === 'weekday' || by === 'hour';
  if (!isTime) all.sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const table = {
    columns: [words.group, words.value, words.n],
    rows: all.map(({ name, value, n }) => [name, value, n]),
  };
  return { bars: isTime ? all : all.slice(0, limit), table };
}

/** One typed-in number makes the whole bar a typed-in one: never more certain than its parts. */
export function kindOf(sources: SourceMix, numbers: NumberRealm): NumberKind {
  if (numbers === 'simulated') return 'simulated';
  return sources.manual > 0 ? 'manual' : 'counted';
}
