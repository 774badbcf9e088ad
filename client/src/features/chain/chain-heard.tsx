import type { ChainHeard as Answer, ChainQuestion } from '@rupor/shared/chain/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CardTable } from '../../components/card-table.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { chainHeardQuery } from './api.ts';
import classes from './chain.module.css';

/** «Узнали из…» beside the links. Nothing where nobody was asked yet. */
export function ChainHeard({ question }: { question: ChainQuestion }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const heard = useQuery(chainHeardQuery(question)).data;
  if (!heard || heard.rows.length === 0) return null;
  const number = (value: number | null) => (value === null ? t('heard.hidden') : format.number(value));
  return (
    <CardSection title={sentenceOf(heard, t)}>
      <CardTable
        caption={t('heard.caption')}
        rows={heard.rows}
        rowKey={(row) => row.heard}
        columns={[
          { id: 'heard', title: t('heard.answer'), cell: (row) => t(`heard.words.${row.heard}`) },
          { id: 'said', title: t('heard.said'), align: 'right', cell: (row) => number(row.said) },
          {
            id: 'tracked',
            title: t('heard.tracked'),
            align: 'right',
            cell: (row) => (row.tracked === 'not_seen' ? t('heard.notSeen') : number(row.tracked)),
          },
        ]}
      />
      <p className={`small muted ${classes.under}`}>
        {t('heard.how')}
        {heard.isFloored && ` ${t('floored')}`}
      </p>
    </CardSection>
  );
}

type T = ReturnType<typeof useTranslation<'chain'>>['t'];

/** With both answers together more is known than with either. */
function sentenceOf({ applications, answered, tracked, either }: Answer, t: T): string {
  if (applications === null || answered === null) return t('heard.head');
  if (tracked === null || either === null) return t('heard.answered', { count: answered, all: applications });
  return t('heard.known', { count: either, all: applications, tracked });
}
