import {
  CHAIN_ROWS_BY,
  type ChainQuestion,
  type ChainRow,
  type ChainRowsBy,
} from '@rupor/shared/chain/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardTable } from '../../components/card-table.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { sessionQuery } from '../auth/api.ts';
import { chainRowsQuery } from './api.ts';
import classes from './chain.module.css';
import { ChainHeard } from './chain-heard.tsx';

interface Props {
  question: ChainQuestion;
  /** What it is split by, where somebody else decides too. */
  by?: ChainRowsBy;
  onBy?: (by: ChainRowsBy) => void;
}

/** What brought what, and what applicants say themselves. */
export function ChainRows({ question, by: given, onBy }: Props) {
  const { t } = useTranslation('chain');
  const [own, setOwn] = useState<ChainRowsBy>('source');
  const by = given ?? own;
  const choose = onBy ?? setOwn;
  const session = useQuery(sessionQuery).data;
  const query = useQuery(chainRowsQuery(question, by));
  const rows = query.data;
  const choices = CHAIN_ROWS_BY.filter((one) => {
    if (one === 'person') return session?.permissions.includes('links.people');
    // One post is one row of these.
    return !question.postId || (one !== 'post' && one !== 'rubric' && one !== 'place');
  });
  return (
    <>
      <CardSection title={t('rows.head')}>
        <div className={classes.chips}>
          <FilterBar label={t('rows.label')}>
            {choices.map((one) => (
              <FilterChip key={one} isSet={by === one} onClick={() => choose(one)}>
                {t(`rows.by.${one}`)}
              </FilterChip>
            ))}
          </FilterBar>
        </div>
        {query.isError && !rows && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
        {rows?.length === 0 && <p className="muted">{t('rows.none')}</p>}
        {rows && rows.length > 0 && <Rows {...{ rows, by }} />}
      </CardSection>
      <ChainHeard question={question} />
    </>
  );
}

function Rows({ rows, by }: { rows: readonly ChainRow[]; by: ChainRowsBy }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const number = (value: number | null) => (value === null ? t('common:unknown') : format.number(value));
  const numbers = ['views', 'clicks', 'visits', 'applications', 'joined'] as const;
  return (
    <CardTable
      caption={t('rows.head')}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { id: 'name', title: t(`rows.by.${by}`), cell: (row) => <Name {...{ row, by }} /> },
        // A link, a place or a source has no views of its own.
        ...numbers
          .filter((name) => name !== 'views' || rows.some(({ views }) => views !== null))
          .map((name) => ({
            id: name,
            title: t(`step.${name}`),
            align: 'right' as const,
            isMinor: name === 'views',
            cell: (row: ChainRow) => number(row[name]),
          })),
      ]}
    />
  );
}

function Name({ row: { key, name }, by }: { row: ChainRow; by: ChainRowsBy }) {
  const { t } = useTranslation('chain');
  if (by === 'source') return t(`source.${name || 'unknown'}`);
  if (key === '') return t(`rows.without.${by}`);
  if (key === 'person') return t('rows.personal');
  if (by === 'post')
    return (
      <Link to="/posts/$postId" params={{ postId: key }}>
        {name || t('rows.untitled')}
      </Link>
    );
  if (by === 'link')
    return (
      <Link to="/links/$linkId" params={{ linkId: key }}>
        {name}
      </Link>
    );
  return name;
}
