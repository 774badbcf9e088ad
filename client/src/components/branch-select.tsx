import { Select, type SelectProps } from '@mantine/core';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import type { Reach } from '@rupor/shared/organization/permissions';
import { useTranslation } from 'react-i18next';
import { branchChoices } from '../lib/branch-tree.ts';

interface Props extends Omit<SelectProps, 'data' | 'allowDeselect' | 'placeholder'> {
  branches: readonly Branch[];
  /** Where the person may do what this is chosen for. */
  reach: Reach;
}

/** A branch, or the whole organization for those who may act in all of it. */
export function BranchSelect({ branches, reach, ...select }: Props) {
  const { t } = useTranslation('common');
  return (
    <Select
      data={branchChoices(branches, reach)}
      placeholder={t('branch.everywhere')}
      clearable={reach === null}
      allowDeselect={false}
      {...select}
    />
  );
}
