import { reachIn } from '@rupor/shared/organization/permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { branchesQuery } from '../../features/organization/api.ts';
import { BranchList } from '../../features/organization/branch-list.tsx';

export function SettingsBranchesPage() {
  const { t } = useTranslation(['organization', 'auth']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: branches } = useSuspenseQuery(branchesQuery());
  const count = branches.filter((branch) => !branch.archivedAt).length;
  return (
    <>
      <PageHead
        title={
          count > 1 ? t('organization:branches.title', { count }) : t('organization:branches.titleEmpty')
        }
        docTitle={t('common:settings.branches')}
        sub={t('organization:branches.what')}
      />
      <BranchList branches={branches} reach={reachIn(session, 'branches.manage')} />
    </>
  );
}
