import type { Notice } from '@rupor/shared/notifications/contract';
import type { TargetState } from '@rupor/shared/posts/state-machine';
import { IconAt, IconPlugX, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { formatRelative } from '../../lib/format.ts';
import classes from './home.module.css';

interface Props {
  notice: Notice;
  now: Date;
  /** What finishes the matter right here; null = a way to the page that does. */
  answer: ReactNode;
}

/** The sign and ground of each matter: those of the state it comes from. */
const SIGNS: Record<Notice['kind'], TargetState> = {
  unconfirmed: 'unconfirmed',
  failed: 'failed',
  channel_reconnect: 'failed',
  publishing_stands: 'failed',
  missed: 'missed',
  by_hand: 'by_hand',
  in_review: 'in_review',
  mention: 'in_review',
  removal: 'failed',
};

/** One matter in brief: why, what, since when, and what finishes it. */
export function WaitingItem({ notice, now, answer }: Props) {
  const { t } = useTranslation('home');
  const { kind, post, channel, personName } = notice;
  const state = SIGNS[kind];
  const heading = post?.title || post?.excerpt || t('untitled');
  return (
    <li className={classes.item}>
      <span className={classes.icon} data-state={state}>
        {kind === 'channel_reconnect' ? (
          <IconPlugX size={18} stroke={1.75} aria-hidden />
        ) : kind === 'mention' ? (
          <IconAt size={18} stroke={1.75} aria-hidden />
        ) : kind === 'removal' ? (
          <IconUserOff size={18} stroke={1.75} aria-hidden />
        ) : (
          <PostStateSign state={state} hasWord />
        )}
      </span>
      <div>
        <h3>{t(`waiting.kind.${kind}`, { channel: channel?.name ?? '' })}</h3>
        <p>
          {post && t('waiting.post', { heading })}{' '}
          {personName && t(kind === 'removal' ? 'waiting.withdrawn' : 'waiting.by', { name: personName })}{' '}
          {formatRelative(notice.dueAt ?? notice.at, now)}
        </p>
        {answer ?? <WayOn notice={notice} />}
      </div>
    </li>
  );
}

function WayOn({ notice: { kind, post, channel, targetId } }: { notice: Notice }) {
  const { t } = useTranslation('home');
  return (
    <div className={classes.acts}>
      {kind === 'by_hand' && targetId ? (
        <LinkButton to="/by-hand/$targetId" params={{ targetId }} size="sm">
          {t('waiting.byHand')}
        </LinkButton>
      ) : kind === 'removal' ? (
        <LinkButton to="/media/removals" size="sm">
          {t('waiting.remove')}
        </LinkButton>
      ) : post ? (
        <LinkButton to="/posts/$postId" params={{ postId: post.id }} size="sm">
          {kind === 'in_review' || kind === 'mention' ? t('waiting.read') : t('waiting.decide')}
        </LinkButton>
      ) : channel ? (
        <LinkButton to="/channels/new" search={{ channel: channel.id }} size="sm">
          {t('still.connect')}
        </LinkButton>
      ) : (
        <LinkButton to="/inbox" size="sm">
          {t('waiting.decide')}
        </LinkButton>
      )}
    </div>
  );
}
