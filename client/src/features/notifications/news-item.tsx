import type { News } from '@rupor/shared/notifications/news';
import {
  IconBulb,
  IconChecklist,
  IconCircleCheck,
  IconCornerUpLeft,
  IconMessage,
  IconPlugX,
  IconScale,
  IconUserOff,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MatterSign } from '../../components/matter-sign.tsx';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { formatRelative } from '../../lib/format.ts';
import { namesOf } from './news-words.ts';
import classes from './notifications.module.css';

interface Props {
  news: News;
  /** Opened or looked at: it is no longer new. */
  onOpen: () => void;
}

/** What happened in one sentence that leads there, what was said, and how long ago. */
export function NewsItem({ news, onOpen }: Props) {
  const { t } = useTranslation('notifications');
  const isNew = news.readAt === null;
  const sentence = t(`news.${news.kind}`, namesOf(news, t));
  return (
    <li className={classes.item} data-new={isNew || undefined}>
      <MatterSign state={STATES[news.kind]}>
        <NewsSign kind={news.kind} />
      </MatterSign>
      <div className={classes.words}>
        <h2>
          <NewsLink news={news} onOpen={onOpen}>
            {sentence}
          </NewsLink>
        </h2>
        {(news.excerpt ?? news.reason) && <p>{news.excerpt ?? news.reason}</p>}
        <p>
          {isNew && <span className={classes.fresh}>{t('news.isNew')}</span>} {formatRelative(news.at)}
        </p>
      </div>
    </li>
  );
}

function NewsLink({ news, onOpen, children }: Props & { children: string }) {
  const router = useRouter();
  const { path } = news;
  if (path === null || !/^\/(?![/\\])/.test(path))
    return (
      <button type="button" className={classes.plain} onClick={onOpen}>
        {children}
      </button>
    );
  const go = (event: MouseEvent) => {
    onOpen();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(path);
  };
  return (
    <a href={path} onClick={go}>
      {children}
    </a>
  );
}

/** The colour of the sign; a state of a post has its own. */
const STATES: Partial<Record<News['kind'], string>> = {
  waits_approval: 'in_review',
  approval_expired: 'missed',
  approved: 'published',
  failed: 'failed',
  channel_broken: 'failed',
  unconfirmed: 'unconfirmed',
  missed: 'missed',
  by_hand_due: 'by_hand',
};

function NewsSign({ kind }: Pick<News, 'kind'>) {
  const look = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  switch (kind) {
    case 'failed':
    case 'unconfirmed':
    case 'missed':
      return <PostStateSign state={kind} hasWord />;
    case 'waits_approval':
      return <PostStateSign state="in_review" hasWord />;
    case 'approval_expired':
      return <PostStateSign state="missed" hasWord />;
    case 'by_hand_due':
      return <PostStateSign state="by_hand" hasWord />;
    case 'approved':
      return <IconCircleCheck {...look} />;
    case 'sent_back':
      return <IconCornerUpLeft {...look} />;
    case 'channel_broken':
      return <IconPlugX {...look} />;
    case 'idea_taken':
    case 'idea_declined':
      return <IconBulb {...look} />;
    case 'consent_withdrawn':
      return <IconUserOff {...look} />;
    case 'page_test_old':
    case 'page_test_new':
    case 'page_test_even':
    case 'page_test_uneven':
      return <IconScale {...look} />;
    case 'task_due':
    case 'task_given':
      return <IconChecklist {...look} />;
    default:
      return <IconMessage {...look} />;
  }
}
