import { Select } from '@mantine/core';
import type { Channel } from '@rupor/shared/channels/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../organization/api.ts';
import { networksQuery } from './api.ts';

interface Props {
  channel: Channel;
  value: string | null;
  onChange(memberId: string | null): void;
}

/** Who publishes here what only a person can; asked only where the network leaves something to a person. */
export function ResponsibleSelect({ channel, value, onChange }: Props) {
  const { t } = useTranslation('channels');
  const members = useQuery(membersQuery()).data ?? [];
  const networks = useQuery(networksQuery()).data ?? [];
  const capabilities = channel.ownCapabilities ?? networks.find(({ id }) => id === channel.network);
  if (!capabilities || capabilities.byHand.length === 0) return null;
  const data = members
    .filter(({ deactivatedAt }) => deactivatedAt === null)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t('responsible.label')}
      description={t('responsible.hint')}
      placeholder={t('responsible.anyone')}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  );
}
