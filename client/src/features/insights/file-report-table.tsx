import type { FileReport, FileRow } from '@rupor/shared/insights/numbers-file';
import { CardTable } from '../../components/card-table.tsx';
import { useFormat } from '../../lib/format.ts';
import { useWords } from './use-words.ts';

/** Rows that want a look first; the rest of a long file is only counted. */
const SHOWN = 100;
const ORDER: Record<FileRow['state'], number> = { refused: 0, fresh: 1, same: 2 };

export function FileReportTable({ report }: { report: FileReport }) {
  const { t } = useWords();
  const format = useFormat();
  const rows = report.rows.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]).slice(0, SHOWN);
  const unknown = report.columns.filter(({ field, heading }) => field === null && heading !== '');
  const numbers = (row: FileRow) =>
    Object.entries(row.numbers)
      .map(([field, value]) => `${t(`file.field.${field}`)} ${format.number(value)}`)
      .join(', ');
  return (
    <>
      <p role="status">
        {t(report.isApplied ? 'file.stored' : 'file.would', {
          fresh: format.number(report.fresh),
          same: format.number(report.same),
          refused: format.number(report.refused),
        })}
      </p>
      {unknown.length > 0 && (
        <p className="small muted">
          {t('file.unknownColumns', { names: unknown.map(({ heading }) => `«${heading}»`).join(', ') })}
        </p>
      )}
      {rows.length > 0 && (
        <CardTable
          caption={t('file.caption')}
          rows={rows}
          rowKey={({ line }) => line}
          columns={[
            {
              id: 'post',
              title: t('file.post'),
              cell: (row) => `${row.heading}${row.channelName ? `, ${row.channelName}` : ''}`,
            },
            { id: 'line', title: t('file.line'), align: 'right', cell: ({ line }) => format.number(line) },
            { id: 'numbers', title: t('file.numbers'), cell: numbers },
            { id: 'result', title: t('file.result'), cell: (row) => <Result row={row} /> },
          ]}
        />
      )}
      {report.rows.length > SHOWN && (
        <p className="tiny faint">{t('file.more', { count: report.rows.length - SHOWN })}</p>
      )}
    </>
  );
}

function Result({ row }: { row: FileRow }) {
  const { t } = useWords();
  if (row.state !== 'refused') return t(`file.state.${row.state}`);
  return row.problems.map(({ code, field, params }) => (
    <p key={`${code} ${field}`}>
      {t(`file.problems.${code}`, { ...params, field: field ? t(`file.field.${field}`) : '' })}
    </p>
  ));
}
