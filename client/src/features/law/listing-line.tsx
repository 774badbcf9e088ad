import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lawChannelsQuery } from './api.ts';
import classes from './law.module.css';
import { useListingSentence } from './use-listing-sentence.ts';

/** On the card of a channel: only where the register concerns it or soon will. */
export function ListingLine({ channelId }: { channelId: string }) {
  const { t } = useTranslation('law');
  const sentence = useListingSentence();
  const channel = useQuery(lawChannelsQuery()).data?.find((one) => one.channelId === channelId);
  if (!channel?.level) return null;
  return (
    <p className={`small ${channel.state === 'listed' ? '' : classes.stale}`}>
      {sentence(channel)}{' '}
      <Link className="link" to="/settings/law" search={{ part: 'channels' }}>
        {t('channels.more')}
      </Link>
    </p>
  );
}
