import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../organization/api.ts';

/** Who answers for it; nobody yet is an answer too. */
export function OwnerSelect(props: Omit<ComponentProps<typeof Select>, 'data' | 'label'>) {
  const { t } = useTranslation('campaignPlan');
  const members = useQuery(membersQuery()).data ?? [];
  const data = members
    .filter(({ id, deactivatedAt }) => deactivatedAt === null || id === props.value)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t('owner.label')}
      placeholder={t('owner.nobody')}
      data={data}
      searchable
      clearable
      {...props}
    />
  );
}
