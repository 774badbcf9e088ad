import { Button } from '@mantine/core';
import type { Notice } from '@rupor/shared/notifications/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { NoticeSign } from '../../components/matter-sign.tsx';
import { formatRelative, useFormat } from '../../lib/format.ts';
import { problemSentence } from '../../lib/network-problem.ts';
import classes from './notifications.module.css';

interface Props {
  notice: Notice;
  /** What finishes the matter right here; null = the buttons of the item. */
  answer: ReactNode;
  isRetrying: boolean;
  onRetry: () => void;
  onDismiss: () => void;
}

/** Sign of why, a question or an order, who and how long, and what finishes it. */
export function NoticeItem({ notice, answer, isRetrying, onRetry, onDismiss }: Props) {
  const { t } = useTranslation(['notifications', 'posts', 'networks', 'common']);
  const format = useFormat();
  const { kind, post, channel, page, dueAt, personName } = notice;
  const heading = post ? post.title || post.excerpt || t('notifications:untitled') : null;
  return (
    <li className={classes.item}>
      <NoticeSign kind={kind} />
      <div className={classes.words}>
        <h2>
          {kind === 'in_review' && notice.problemData?.byLink
            ? t('notifications:byLink')
            : kind === 'removal' && page
              ? t('notifications:pagePicture', { page: page.name })
              : t(`notifications:kind.${kind}`, { channel: channel?.name ?? '' })}
        </h2>
        {post && heading && (
          <p>
            <Link to="/posts/$postId" params={{ postId: post.id }} className="link">
              {heading}
            </Link>
          </p>
        )}
        <p>
          <Why notice={notice} />{' '}
          {personName && kind !== 'removal' && t('notifications:by', { name: personName })}{' '}
          {dueAt ? t('notifications:due', { time: format.dayTime(dueAt) }) : formatRelative(notice.at)}
        </p>
        {answer}
        <div className={classes.acts}>
          {(kind === 'failed' || kind === 'missed') && (
            <Button size="sm" variant="default" loading={isRetrying} onClick={onRetry}>
              {t(kind === 'missed' ? 'notifications:sendNow' : 'notifications:retry')}
            </Button>
          )}
          {kind === 'by_hand' && notice.targetId && (
            <LinkButton size="sm" to="/by-hand/$targetId" params={{ targetId: notice.targetId }}>
              {t('notifications:publishByHand')}
            </LinkButton>
          )}
          {(kind === 'in_review' || kind === 'mention') && post && (
            <LinkButton size="sm" to="/posts/$postId" params={{ postId: post.id }}>
              {t('notifications:read')}
            </LinkButton>
          )}
          {kind === 'removal' && (
            <LinkButton size="sm" to="/media/removals">
              {t('notifications:remove')}
            </LinkButton>
          )}
          {kind === 'channel_reconnect' && channel && (
            <LinkButton size="sm" to="/channels/new" search={{ channel: channel.id }}>
              {t('notifications:reconnect')}
            </LinkButton>
          )}
          {notice.dismissable && (
            <Button size="sm" variant="subtle" onClick={onDismiss}>
              {t('notifications:dismiss')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

function Why({ notice }: { notice: Notice }) {
  const { t } = useTranslation(['notifications', 'posts', 'networks']);
  const { kind, problem, channel, problemData } = notice;
  if (kind === 'publishing_stands')
    return problem === 'worker_silent'
      ? t('notifications:silent')
      : t('notifications:overdue', { count: Number(problemData?.count ?? 0) });
  if (kind === 'mention') return t('notifications:words', { words: String(problemData?.words ?? '') });
  if (kind === 'removal' && notice.page) return t('notifications:withdrawnPage', { name: notice.personName });
  if (kind === 'removal')
    return t('notifications:withdrawn', { name: notice.personName, channel: channel?.name });
  if (kind === 'in_review' && problemData?.stage) return t('notifications:stage', problemData);
  if (kind === 'unconfirmed' || problem === null) return null;
  return problemSentence(t, { network: channel?.network, problem, of: 'posts' });
}
