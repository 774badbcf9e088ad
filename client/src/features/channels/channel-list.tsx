import type { Channel } from '@rupor/shared/channels/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ChannelRow } from './channel-row.tsx';
import classes from './channels.module.css';

interface Props {
  channels: Channel[];
  /** Is this person of those who look after it? */
  canManage(channel: Channel): boolean;
}

/** Real channels first; practice ones apart, with what that means. */
export function ChannelList({ channels, canManage }: Props) {
  const { t } = useTranslation('channels');
  const real = channels.filter((channel) => !channel.simulated);
  const practice = channels.filter((channel) => channel.simulated);
  return (
    <div className={classes.groups}>
      {real.length > 0 && <Group title={t('groups.real')} channels={real} canManage={canManage} />}
      {practice.length > 0 && (
        <Group
          title={t('groups.practice')}
          note={t('practiceNote')}
          channels={practice}
          canManage={canManage}
        />
      )}
    </div>
  );
}

function Group({ title, note, channels, canManage }: Props & { title: string; note?: string }) {
  const heading = useId();
  return (
    <section className={`card ${classes.group}`} aria-labelledby={heading}>
      <div className={classes.groupHead}>
        <h2 id={heading}>{title}</h2>
        {note && <p className="small muted">{note}</p>}
      </div>
      <ul>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} canManage={canManage(channel)} />
        ))}
      </ul>
    </section>
  );
}
