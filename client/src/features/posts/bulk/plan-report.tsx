import type { PlanProblem, PlanReport, PlanRow } from '@rupor/shared/posts/plan-file';
import { useTranslation } from 'react-i18next';
import { CardTable } from '../../../components/card-table.tsx';
import { formatDay, useFormat } from '../../../lib/format.ts';
import { useProblemWords } from './use-problem-words.ts';

/** What the rows would do, those that want a look first. */
export function PlanReportView({ report }: { report: PlanReport }) {
  const { t } = useTranslation('planFiles');
  const format = useFormat();
  const total = report.made + report.changed + report.same + report.refused;
  return (
    <div>
      <p role="status">
        {[
          t('report.made', { count: report.made }),
          ...(report.changed > 0 ? [t('report.changed', { count: report.changed })] : []),
          ...(report.same > 0 ? [t('report.same', { count: report.same })] : []),
          ...(report.refused > 0 ? [t('report.refused', { count: report.refused })] : []),
        ].join(' ')}
      </p>
      <CardTable
        caption={t('report.caption')}
        rows={report.rows}
        rowKey={({ line }) => line}
        columns={[
          { id: 'heading', title: t('field.title'), cell: (row) => row.heading || t('report.nameless') },
          { id: 'line', title: t('report.line'), align: 'right', cell: ({ line }) => format.number(line) },
          { id: 'when', title: t('report.when'), cell: (row) => <When row={row} /> },
          {
            id: 'channels',
            title: t('field.channels'),
            cell: ({ channels }) => channels.join(', ') || t('report.nowhere'),
          },
          { id: 'result', title: t('report.result'), cell: (row) => <Result row={row} /> },
        ]}
      />
      {total > report.rows.length && (
        <p className="tiny faint">{t('report.more', { count: total - report.rows.length })}</p>
      )}
    </div>
  );
}

function When({ row: { wallTime } }: { row: PlanRow }) {
  const { t } = useTranslation('planFiles');
  return wallTime ? `${formatDay(wallTime.slice(0, 10))}, ${wallTime.slice(11)}` : t('report.noTime');
}

function Result({ row }: { row: PlanRow }) {
  const { t } = useTranslation('planFiles');
  return row.result === 'refused' ? <Problems problems={row.problems} /> : t(`result.${row.result}`);
}

function Problems({ problems }: { problems: readonly PlanProblem[] }) {
  const words = useProblemWords();
  return problems.map((problem) => (
    <p key={`${problem.code} ${problem.field} ${problem.params.value}`}>{words(problem)}</p>
  ));
}
