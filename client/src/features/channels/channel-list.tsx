import type { Channel } from '@rupor/shared/channels/contract';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ChannelRow } from './channel-row.tsx';
import classes from './channels.module.css';

interface Props {
  channels: Channel[];
  /** Is this person of those who look after it? */
  canManage(channel: Channel): boolean;
  /** What other parts of Rupor say of a channel. */
  more(channel: Channel): ReactNode;
}

/** Real channels first; practice ones apart, with what that means. */
export function ChannelList({ channels, canManage, more }: Props) {
  const { t } = useTranslation('channels');
  const real = channels.filter((channel) => !channel.simulated);
  const practice = channels.filter((channel) => channel.simulated);
  return (
    <div className={classes.groups}>
      {real.length > 0 && (
        <Group title={t('groups.real')} channels={real} canManage={canManage} more={more} />
      )}
      {practice.length > 0 && (
        <Group
          title={t('groups.practice')}
          note={t('practiceNote')}
          channels={practice}
          canManage={canManage}
          more={more}
        />
      )}
    </div>
  );
}

function Group({ title, note, channels, canManage, more }: Props & { title: string; note?: string }) {
  const heading = useId();
  return (
    <section className={`card ${classes.group}`} aria-labelledby={heading}>
      <div className={classes.groupHead}>
        <h2 id={heading}>{title}</h2>
        {note && <p className="small muted">{note}</p>}
      </div>
      <ul>
        {channels.map((channel) => (
          <ChannelRow
            key={channel.id}
            channel={channel}
            canManage={canManage(channel)}
            more={more(channel)}
          />
        ))}
      </ul>
    </section>
  );
}
