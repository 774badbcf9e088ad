import type { Notice } from '@rupor/shared/notifications/contract';
import { IconPlugX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { formatRelative } from '../../lib/format.ts';
import classes from './home.module.css';

/** One matter in brief: why, what, since when, and the page where it is finished. */
export function WaitingItem({ notice, now }: { notice: Notice; now: Date }) {
  const { t } = useTranslation('home');
  const { kind, post, channel, personName } = notice;
  const state = kind === 'channel_reconnect' || kind === 'publishing_stands' ? 'failed' : kind;
  const isReview = kind === 'in_review';
  const heading = post?.title || post?.excerpt || t('untitled');
  return (
    <li className={classes.item}>
      <span className={classes.icon} data-state={state}>
        {kind === 'channel_reconnect' ? (
          <IconPlugX size={18} stroke={1.75} aria-hidden />
        ) : (
          <PostStateSign state={state} hasWord />
        )}
      </span>
      <div>
        <h3>{t(`waiting.kind.${kind}`, { channel: channel?.name ?? '' })}</h3>
        <p>
          {post && t('waiting.post', { heading })} {personName && t('waiting.by', { name: personName })}{' '}
          {formatRelative(notice.dueAt ?? notice.at, now)}
        </p>
        <div className={classes.acts}>
          {post ? (
            <LinkButton to="/posts/$postId" params={{ postId: post.id }} size="sm">
              {isReview ? t('waiting.read') : t('waiting.decide')}
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
      </div>
    </li>
  );
}
