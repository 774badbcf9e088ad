import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../channels/api.ts';
import type { Check } from './checks.ts';

/** A check as a sentence in the person's language; names the channel it is about. */
export function useCheckSentence(): (check: Check) => string {
  const { t } = useTranslation(['posts', 'networks']);
  const channels = useQuery(channelsQuery({ includeRemoved: true })).data ?? [];
  return ({ code, params, channelId }) => {
    const channel = channels.find(({ id }) => id === channelId);
    const option = params.option
      ? t(`networks:${channel?.network}.options.${params.option}.label`, {
          defaultValue: String(params.option),
        })
      : '';
    return t(`posts:rules.${code}`, {
      ...params,
      option,
      count: Number(params.over ?? params.count ?? 0),
      channel: channel?.name ?? '',
    });
  };
}
