import { Button } from '@mantine/core';
import type { Channel, EarlierReading } from '@rupor/shared/channels/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { formatRelative } from '../../lib/format.ts';
import { problemSentence } from '../../lib/network-problem.ts';
import { earlierQuery, readEarlierMutation } from './api.ts';

interface Props {
  channel: Pick<Channel, 'id' | 'network'>;
  /** May this person have it read? */
  canRead: boolean;
}

/** What the channel had before it was connected: how far it is read, and the button to read it. */
export function EarlierState({ channel, canRead }: Props) {
  const { t } = useTranslation(['channels', 'networks', 'common']);
  const queries = useQueryClient();
  const query = useQuery(earlierQuery(channel.id));
  const read = useMutation({
    ...readEarlierMutation(),
    onSettled: () => queries.invalidateQueries({ queryKey: earlierQuery(channel.id).queryKey }),
  });
  const error = read.error ?? query.error;
  if (error) return <p role="alert">{errorSentence(error, t)}</p>;
  const reading = query.data;
  if (!reading) return <p className="muted">{t('common:loading')}</p>;
  if (!reading.canRead) return <p className="muted">{t('channels:earlier.cannot')}</p>;
  const isReading = reading.state === 'reading';
  return (
    <>
      <p role="status">{sentenceOf(t, channel.network, reading)}</p>
      {reading.isCut && <p className="small muted">{t('channels:earlier.cut')}</p>}
      {canRead && !isReading && (
        <div>
          <Button variant="filled" loading={read.isPending} onClick={() => read.mutate({ id: channel.id })}>
            {t(reading.state === 'none' ? 'channels:earlier.read' : 'channels:earlier.again')}
          </Button>
        </div>
      )}
    </>
  );
}

function sentenceOf(
  t: ReturnType<typeof useTranslation<['channels', 'networks', 'common']>>['t'],
  network: string,
  { state, addedCount: count, knownCount, problem, nextAt }: EarlierReading,
): string {
  if (state === 'none') return t('channels:earlier.none');
  if (state === 'stopped')
    return t('channels:earlier.stopped', {
      why: problem ? problemSentence(t, { network, problem, of: 'channels' }) : '',
    });
  if (state === 'reading' && problem && nextAt)
    return t('channels:earlier.waits', { count, when: formatRelative(nextAt) });
  if (state === 'reading') return t('channels:earlier.reading', { count });
  if (count === 0) return t(knownCount > 0 ? 'channels:earlier.nothingNew' : 'channels:earlier.nothing');
  return t('channels:earlier.done', { count });
}
