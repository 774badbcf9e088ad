import { Button } from '@mantine/core';
import { reachIn } from '@rupor/shared/organization/permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardTable } from '../../components/card-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { membershipQuery } from '../../features/leads/api.ts';
import { MembershipDialog } from '../../features/leads/membership-dialog.tsx';
import { branchesQuery } from '../../features/organization/api.ts';
import { formatMonth, todayIn, useFormat } from '../../lib/format.ts';

const YEARS_BACK = 2;

export function MembersPage() {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: branches } = useSuspenseQuery(branchesQuery());
  const month = todayIn(session.organization?.timeZone ?? 'UTC').slice(0, 7);
  const from = `${Number(month.slice(0, 4)) - YEARS_BACK}${month.slice(4)}`;
  const { data: rows } = useSuspenseQuery(membershipQuery(from, month));
  const [isOpen, setOpen] = useState(false);
  const mayWrite = session.permissions.includes('membership.write');
  const number = (value: number | null) => (value === null ? t('common:unknown') : format.number(value));
  const enter = mayWrite && (
    <Button variant="filled" onClick={() => setOpen(true)}>
      {t('members.enter')}
    </Button>
  );
  const [latest] = rows;
  return (
    <>
      <PageHead
        title={
          latest ? t('members.title', { month: formatMonth(`${latest.month}-01`) }) : t('members.titleNone')
        }
        docTitle={t('members.link')}
        sub={t('members.sub')}
        keepActs
        acts={
          <>
            {latest && enter}
            <LinkButton to="/leads" variant="default">
              {t('forms.back')}
            </LinkButton>
          </>
        }
      />
      {!latest && (
        <EmptyState title={t('members.empty')} acts={enter}>
          {t('members.emptyWhat')}
        </EmptyState>
      )}
      {latest && (
        <CardTable
          caption={t('members.link')}
          rows={rows}
          rowKey={(row) => `${row.branchId}${row.month}`}
          columns={[
            { id: 'branch', title: t('members.branch'), cell: (row) => row.branchName },
            { id: 'month', title: t('members.month'), cell: (row) => formatMonth(`${row.month}-01`) },
            {
              id: 'members',
              title: t('members.members'),
              align: 'right',
              cell: (row) => number(row.members),
            },
            { id: 'joined', title: t('members.joined'), align: 'right', cell: (row) => number(row.joined) },
            { id: 'youth', title: t('members.youth'), align: 'right', cell: (row) => number(row.youth) },
            {
              id: 'source',
              title: t('members.source'),
              cell: (row) => (
                <>
                  {row.source}, {row.authorName}, {format.date(row.at)}{' '}
                  <SourceTag kind={row.isSimulated ? 'simulated' : 'manual'} />
                </>
              ),
            },
          ]}
        />
      )}
      {isOpen && (
        <MembershipDialog
          branches={branches}
          reach={reachIn(session, 'membership.write')}
          month={month}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
