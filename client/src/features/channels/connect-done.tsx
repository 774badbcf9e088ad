import { Button, Group } from '@mantine/core';
import type { Channel } from '@rupor/shared/channels/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { earlierQuery } from './api.ts';
import { ChannelHealth } from './channel-health.tsx';
import classes from './connect.module.css';
import { EarlierState } from './earlier-state.tsx';

interface Props {
  channels: Channel[];
  onMore(): void;
}

/** What is connected now, and the next step: write. */
export function ConnectDone({ channels, onMore }: Props) {
  const { t } = useTranslation('channels');
  const isPractice = channels.every((channel) => channel.simulated);
  const text = !isPractice ? 'done.text' : channels.length > 1 ? 'done.threeText' : 'done.practiceText';
  return (
    <section className={`card ${classes.done}`}>
      <ul>
        {channels.map((channel) => (
          <li key={channel.id}>
            <NetworkSign network={channel.network} />
            <span className={classes.choiceName}>{channel.name}</span>
            <span className="small">
              <ChannelHealth health={channel.health} />
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{t(text)}</p>
      {channels.map((channel) => (
        <EarlierOfNew key={channel.id} channel={channel} />
      ))}
      <Group gap="xs">
        <LinkButton variant="filled" to="/posts/new">
          {t('acts.write')}
        </LinkButton>
        <Button onClick={onMore}>{t('acts.connectMore')}</Button>
        <LinkButton variant="subtle" to="/channels">
          {t('acts.back')}
        </LinkButton>
      </Group>
    </section>
  );
}

/** Nothing is said where the network lists nothing. */
function EarlierOfNew({ channel }: { channel: Channel }) {
  const reading = useQuery(earlierQuery(channel.id)).data;
  return reading?.canRead ? <EarlierState channel={channel} canRead={false} /> : null;
}
