import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { auditQuery, membersQuery } from '../../features/organization/api.ts';
import { AuditFilters } from '../../features/organization/audit-filters.tsx';
import { AuditList } from '../../features/organization/audit-list.tsx';
import { AuditSearch } from '../../features/organization/audit-search.ts';
import { zoneLabel } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

export function SettingsAuditPage() {
  const { t } = useTranslation(['organization', 'auth']);
  const [state, change] = useSearchState(AuditSearch);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: members } = useSuspenseQuery(membersQuery());
  const { thing, who, from, to, page } = state;
  const { data } = useQuery({
    ...auditQuery({ action: thing, actorId: who, from, to, page }),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  const zone = session.organization?.timeZone ?? 'UTC';
  return (
    <>
      <PageHead
        title={data ? t('organization:audit.title', { count: data.total }) : t('organization:audit.reading')}
        docTitle={t('common:settings.audit')}
        sub={t('organization:audit.what', { zone: zoneLabel(zone) })}
      />
      <AuditFilters state={state} members={members} onChange={change} />
      {data && <AuditList {...data} page={page} timeZone={zone} onPage={(next) => change({ page: next })} />}
    </>
  );
}
