import type { Channel } from '@rupor/shared/channels/contract';
import type { PostTarget } from '@rupor/shared/posts/fields';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import styles from './composer.module.css';
import { newTarget } from './composer-channels.ts';
import type { DraftTarget } from './draft-content.ts';

interface ChannelPickerProps {
  channels: readonly Channel[];
  isLoading: boolean;
  targets: readonly DraftTarget[];
  /** Targets as the server has them: what is out cannot be taken away. */
  known: readonly PostTarget[];
  /** Other branches look after the rest. */
  mayUse(channel: Channel): boolean;
  onTargets(targets: DraftTarget[]): void;
}

/** Fewer are shown at once: a button for them would take their room. */
const FOLDED = 3;

/** Where the post goes: one chip a channel this person may write to, those not chosen folded where some were. A channel taken out and put back finds its own text again. */
export function ChannelPicker({
  channels,
  isLoading,
  targets,
  known,
  mayUse,
  onTargets,
}: ChannelPickerProps) {
  const { t } = useTranslation('posts');
  const takenOut = useRef(new Map<string, DraftTarget>());
  const [isOpen, setOpen] = useState(targets.length === 0);
  const toggle = (id: string) => {
    const target = targets.find(({ channelId }) => channelId === id);
    if (target) takenOut.current.set(id, target);
    const rest = targets.filter(({ channelId }) => channelId !== id);
    onTargets(target ? rest : [...rest, takenOut.current.get(id) ?? newTarget(id)]);
  };
  const shown = channels.filter(
    (channel) =>
      (channel.removedAt === null && mayUse(channel)) ||
      targets.some(({ channelId }) => channelId === channel.id),
  );
  if (isLoading) return <p className={styles.small}>{t('channels.loading')}</p>;
  if (shown.length === 0 && channels.some(({ removedAt }) => removedAt === null))
    return <p className={`${styles.small} ${styles.muted}`}>{t('channels.othersOnly')}</p>;
  if (shown.length === 0)
    return (
      <p className={`${styles.small} ${styles.muted}`}>
        {t('channels.none')}{' '}
        <Link className={styles.link} to="/channels/new">
          {t('channels.connect')}
        </Link>
      </p>
    );
  const chosen = shown.filter(({ id }) => targets.some(({ channelId }) => channelId === id));
  const folded = shown.length - chosen.length;
  const isFolded = !isOpen && chosen.length > 0 && folded > FOLDED;
  return (
    <fieldset className={styles.chips} aria-label={t('channels.label')}>
      {(isFolded ? chosen : shown).map((channel) => {
        const target = known.find((one) => one.channel.id === channel.id);
        const isFixed = !mayUse(channel) || (target !== undefined && isImmutable(target.state));
        return isFixed ? (
          <span key={channel.id} className={styles.fixedChip}>
            <NetworkSign network={channel.network} />
            <span>{channel.name}</span>
            {target && <PostStatePill state={target.state} />}
          </span>
        ) : (
          <button
            key={channel.id}
            type="button"
            className={styles.chip}
            aria-pressed={targets.some(({ channelId }) => channelId === channel.id)}
            onClick={() => toggle(channel.id)}
          >
            <NetworkSign network={channel.network} />
            <span>{channel.name}</span>
          </button>
        );
      })}
      {isFolded && (
        <button type="button" className={styles.chip} onClick={() => setOpen(true)}>
          <IconPlus size={16} stroke={1.75} aria-hidden />
          {t('channels.more', { count: folded })}
        </button>
      )}
    </fieldset>
  );
}
