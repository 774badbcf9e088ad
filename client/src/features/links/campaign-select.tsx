import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { campaignNamesQuery } from './api.ts';

/** Whose links they are; hidden while there is no campaign. */
export function CampaignSelect(props: SelectProps) {
  const { t } = useTranslation('links');
  const campaigns = useQuery(campaignNamesQuery()).data ?? [];
  if (campaigns.length === 0) return null;
  return (
    <Select
      label={t('form.campaign')}
      clearable
      searchable
      data={campaigns
        .filter(({ isArchived }) => !isArchived)
        .map(({ id, name }) => ({ value: id, label: name }))}
      {...props}
    />
  );
}
