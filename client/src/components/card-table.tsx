import type { Key, ReactNode } from 'react';
import classes from './card-table.module.css';

export interface CardTableColumn<Row> {
  id: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Words and dates stand left, numbers right. The first column is always left. */
  align?: 'left' | 'right';
  /** Phones leave it out of the card. */
  isMinor?: boolean;
}

interface Props<Row> {
  /** Says what the table is, for those who do not see it. */
  caption: string;
  columns: readonly CardTableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
}

/** A table; at 760 px and below each row is a card: the first cell its title, the others labelled under it. */
export function CardTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <table className={classes.table}>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" data-align={column.align}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.id} data-align={column.align} data-minor={column.isMinor || undefined}>
                <span className={classes.label} aria-hidden="true">
                  {column.title}
                </span>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
