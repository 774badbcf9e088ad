import { KINDS } from '@rupor/shared/visits/dimensions';
import type { OpenVisit } from '@rupor/shared/visits/visit-rule';
import type pg from 'pg';
import { type Plain, sqlList } from '../../../lib/sql-list.ts';
import * as sql from '../queries/ingest.sql.ts';
import type { Hit } from './hit.ts';
import type { Marks } from './hit-words.ts';
import type { Sums } from './sums.ts';
import type { Words } from './words.ts';

export type Open = OpenVisit<Marks>;

/** A visitor's row, read and to be written back. */
export interface Place {
  site: number;
  visitor: string;
  /** Has this visitor been here before, today? */
  isKnown: boolean;
  visit: Open | null;
  isChanged: boolean;
}

/** A visit that this batch began or lengthened. */
export interface Touched {
  site: number;
  visitor: string;
  isNew: boolean;
  begins: boolean;
  visit: Open;
}

export interface Happening {
  hit: Hit;
  session: bigint | null;
}

interface Written {
  words: Words;
  happenings: Happening[];
  touched: Touched[];
  places: Map<string, Place>;
  sums: Sums;
}

/** All rows of a batch, table by table. */
export async function writeRows(
  client: pg.PoolClient,
  { words, happenings, touched, places, sums }: Written,
): Promise<void> {
  const begun = touched.filter(({ begins }) => begins);
  const grown = touched.filter(({ begins }) => !begins);
  const changed = [...places.values()].flatMap(({ visit, isChanged, ...place }) =>
    visit && isChanged ? [{ ...place, visit }] : [],
  );
  const lines = sums.rows();
  const column = <T>(rows: readonly T[], pick: (row: T) => Plain) => sqlList(rows.map(pick));
  const marksOf = ({ visit }: { visit: Open }) => `"{${visit.marks.join(',')}}"`;
  const writes: [typeof sql.WRITE_HAPPENINGS, number, unknown[]][] = [
    [
      sql.WRITE_HAPPENINGS,
      happenings.length,
      [
        column(happenings, ({ hit }) => hit.at),
        column(happenings, ({ session }) => session),
        column(happenings, ({ hit }) => hit.site.number),
        column(happenings, ({ hit }) => words.idOf(hit.site.number, hit.path)),
        column(happenings, ({ hit }) => (hit.name ? words.idOf(hit.site.number, hit.name) : null)),
        column(happenings, ({ hit }) => hit.number),
        column(happenings, ({ hit }) => KINDS[hit.kind]),
      ],
    ],
    [
      sql.WRITE_SESSIONS,
      begun.length,
      [
        column(begun, ({ visit }) => visit.session),
        column(begun, ({ site }) => site),
        column(begun, ({ visitor }) => visitor),
        column(begun, ({ visit }) => visit.startedAt),
        column(begun, ({ visit }) => visit.lastAt),
        column(begun, ({ visit }) => visit.views),
        column(begun, ({ visit }) => visit.named),
        column(begun, ({ isNew }) => isNew),
        column(begun, ({ visit }) => visit.exit),
        column(begun, marksOf),
      ],
    ],
    [
      sql.GROW_SESSIONS,
      grown.length,
      [
        column(grown, ({ visit }) => visit.session),
        column(grown, ({ visit }) => visit.startedAt),
        column(grown, ({ visit }) => visit.lastAt),
        column(grown, ({ visit }) => visit.views),
        column(grown, ({ visit }) => visit.named),
        column(grown, ({ visit }) => visit.exit),
      ],
    ],
    [
      sql.KEEP_OPEN,
      changed.length,
      [
        column(changed, ({ site }) => site),
        column(changed, ({ visitor }) => visitor),
        column(changed, ({ visit }) => visit.session),
        column(changed, ({ visit }) => visit.startedAt),
        column(changed, ({ visit }) => visit.lastAt),
        column(changed, ({ visit }) => visit.views),
        column(changed, ({ visit }) => visit.named),
        column(changed, ({ visit }) => visit.exit),
        column(changed, marksOf),
      ],
    ],
    [
      sql.WRITE_DELTAS,
      lines.length,
      [
        column(lines, ({ site }) => site),
        column(lines, ({ hour }) => hour),
        column(lines, ({ day }) => day),
        column(lines, ({ dimension }) => dimension),
        column(lines, ({ word }) => word),
        column(lines, ({ views }) => views),
        column(lines, ({ visits }) => visits),
        column(lines, ({ visitors }) => visitors),
        column(lines, ({ bounces }) => bounces),
        column(lines, ({ seconds }) => seconds),
        column(lines, ({ named }) => named),
      ],
    ],
  ];
  for (const [statement, count, values] of writes) if (count > 0) await sql.query(client, statement, values);
}
