import { CHAIN_ROWS_BY, type ChainQuestion, type ChainRow } from '@rupor/shared/chain/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardTable } from '../../components/card-table.tsx';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { chainRowsQuery } from './api.ts';
import classes from './chain.module.css';

/** What brought what: by post, rubric, place of paper or source. */
export function ChainRows({ question }: { question: ChainQuestion }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const [by, setBy] = useState<(typeof CHAIN_ROWS_BY)[number]>('source');
  const rows = useQuery(chainRowsQuery(question, by)).data;
  const number = (value: number | null) => (value === null ? t('common:unknown') : format.number(value));
  const name = (row: ChainRow) => {
    if (by === 'source') return t(`source.${row.name || 'unknown'}`);
    if (row.key === '') return t('rows.unknown');
    if (by !== 'post') return row.name;
    return (
      <Link to="/posts/$postId" params={{ postId: row.key }}>
        {row.name || t('rows.untitled')}
      </Link>
    );
  };
  return (
    <CardSection title={t('rows.head')}>
      <div className={classes.chips}>
        <FilterBar label={t('rows.label')}>
          {CHAIN_ROWS_BY.map((one) => (
            <FilterChip key={one} isSet={by === one} onClick={() => setBy(one)}>
              {t(`rows.by.${one}`)}
            </FilterChip>
          ))}
        </FilterBar>
      </div>
      {rows?.length === 0 && <p className="muted">{t('rows.none')}</p>}
      {rows && rows.length > 0 && (
        <CardTable
          caption={t('rows.head')}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { id: 'name', title: t(`rows.by.${by}`), cell: name },
            {
              id: 'views',
              title: t('step.views'),
              align: 'right',
              isMinor: true,
              cell: (row) => number(row.views),
            },
            { id: 'clicks', title: t('step.clicks'), align: 'right', cell: (row) => number(row.clicks) },
            {
              id: 'applications',
              title: t('step.applications'),
              align: 'right',
              cell: (row) => number(row.applications),
            },
            { id: 'joined', title: t('step.joined'), align: 'right', cell: (row) => number(row.joined) },
          ]}
        />
      )}
    </CardSection>
  );
}
