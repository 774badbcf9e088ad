import type { Channel } from '@rupor/shared/channels/contract';
import type { TFunction } from 'i18next';
import { formatDate } from '../../lib/format.ts';
import { type SummaryPart, summarizeChannels } from './channel-summary.ts';

/** «Шесть каналов работают. «MAX» не пускает с 17 ноября.» */
export function summarySentence(t: TFunction, channels: readonly Channel[], zone: string): string {
  return summarizeChannels(channels)
    .map((part) => say(t, part, zone))
    .join(' ');
}

function say(t: TFunction, part: SummaryPart, zone: string): string {
  switch (part.key) {
    case 'reconnectSince':
      return t('channels:summary.reconnectSince', { name: part.name, date: formatDate(part.since, zone) });
    case 'retrying':
      return t('channels:summary.retrying', { name: part.name });
    case 'none':
      return t('channels:summary.none');
    default: {
      const { key, count } = part;
      const number = count <= 10 ? t(`channels:numbers.${count}`) : String(count);
      return t(`channels:summary.${key}`, { count, number });
    }
  }
}
