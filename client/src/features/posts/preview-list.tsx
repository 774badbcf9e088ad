import type { Media } from '@rupor/shared/media/contract';
import type { Plan, PostTarget } from '@rupor/shared/posts/fields';
import { isWallTime } from '@rupor/shared/posts/schedule';
import { useTranslation } from 'react-i18next';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { formatWallTime } from '../../lib/format.ts';
import type { Check, ChosenChannel } from './checks.ts';
import styles from './composer.module.css';
import { changeTarget } from './composer-channels.ts';
import type { DraftTarget } from './draft-content.ts';
import { PreviewCard } from './preview-card.tsx';

interface PreviewListProps {
  chosen: readonly ChosenChannel[];
  known: readonly PostTarget[];
  checks: readonly Check[];
  /** All pictures, films and documents of the post. */
  media: readonly Media[];
  plan: Plan | null;
  /** Channel shown on a phone; null = the first. */
  shown: string | null;
  onShow(channelId: string): void;
  targets: readonly DraftTarget[];
  onTargets(targets: DraftTarget[]): void;
}

/** «Как увидят люди»: one card a channel; a phone shows one at a time. */
export function PreviewList(props: PreviewListProps) {
  const { chosen, known, checks, media, plan, shown, onShow, targets, onTargets } = props;
  const { t } = useTranslation('posts');
  const when = plan && isWallTime(plan.wallTime) ? formatWallTime(plan.wallTime) : null;
  const isChosen = chosen.some(({ channel }) => channel.id === shown);
  const current = isChosen ? shown : (chosen[0]?.channel.id ?? null);
  const isStopped = (id: string) => checks.some(({ kind, channelId }) => kind === 'stop' && channelId === id);
  return (
    <>
      <div className={styles.section}>
        <h2>{t('preview.title')}</h2>
        <span className={`${styles.small} ${styles.muted}`}>
          {t(chosen.length === 0 ? 'preview.empty' : 'preview.hint')}
        </span>
      </div>
      {chosen.length > 1 && (
        <div className={styles.tabs}>
          {chosen.map(({ channel }) => (
            <button
              key={channel.id}
              type="button"
              className={styles.chip}
              aria-pressed={channel.id === current}
              data-bad={isStopped(channel.id)}
              onClick={() => onShow(channel.id)}
            >
              <NetworkSign network={channel.network} />
              <span>{channel.name}</span>
              {isStopped(channel.id) && (
                <>
                  <PostStateSign state="failed" hasWord />
                  <span className="sr">{t('checks.kind.stop')}</span>
                </>
              )}
            </button>
          ))}
        </div>
      )}
      <div className={styles.previews}>
        {chosen.map((one) => (
          <PreviewCard
            key={one.channel.id}
            chosen={one}
            known={known.find(({ channel }) => channel.id === one.channel.id)}
            checks={checks}
            media={media}
            when={when}
            isShown={one.channel.id === current}
            onChange={(patch) => onTargets(changeTarget(targets, one.channel.id, patch))}
          />
        ))}
      </div>
    </>
  );
}
