import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.ts';
import classes from './chart.module.css';
import type { ChartTableData } from './chart-data.ts';

/** Every number of the chart. Wide tables scroll inside their card. */
export function ChartTable({ caption, data }: { caption: string; data: ChartTableData }) {
  const { t } = useTranslation('charts');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (axe: scrollable-region-focusable)
    <section className={classes.tableBox} aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {data.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, at) =>
                at === 0 ? (
                  <th key={data.columns[at]} scope="row">
                    {value}
                  </th>
                ) : (
                  <td key={data.columns[at]}>{say(value, t('common:unknown'))}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function say(value: string | number | null, unknown: string): string {
  if (value === null) return unknown;
  return typeof value === 'number' ? formatNumber(value, 1) : value;
}
