import type { Reach } from '@rupor/shared/organization/permissions';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import { branchesQuery } from '../organization/api.ts';

interface Props {
  reach: Reach;
  value: string | null;
  onChange(branchId: string | null): void;
}

/** Who looks after the new channel; asked only where there is a choice. */
export function ConnectBranch(props: Props) {
  const { t } = useTranslation('channels');
  const branches = useQuery(branchesQuery()).data ?? [];
  if (branches.length < 2) return null;
  return (
    <BranchSelect label={t('branch.label')} description={t('branch.hint')} branches={branches} {...props} />
  );
}
