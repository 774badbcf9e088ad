import type { Notice } from '@rupor/shared/notifications/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { NoticeSign } from '../../components/matter-sign.tsx';
import { formatRelative } from '../../lib/format.ts';
import classes from './home.module.css';

interface Props {
  notice: Notice;
  now: Date;
  /** What finishes the matter right here; null = a way to the page that does. */
  answer: ReactNode;
}

/** One matter in brief: why, what, since when, and what finishes it. */
export function WaitingItem({ notice, now, answer }: Props) {
  const { t } = useTranslation('home');
  const { kind, post, channel, page, personName } = notice;
  const heading = post?.title || post?.excerpt || t('untitled');
  return (
    <li className={classes.item}>
      <NoticeSign kind={kind} />
      <div>
        <h3>
          {kind === 'in_review' && notice.problemData?.byLink
            ? t('waiting.byLink')
            : kind === 'removal' && page
              ? t('waiting.pagePicture', { page: page.name })
              : t(`waiting.kind.${kind}`, { channel: channel?.name ?? '' })}
        </h3>
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
