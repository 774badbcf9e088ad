import { Button } from '@mantine/core';
import type { MediaCard, MediaUse, PageUse } from '@rupor/shared/media/library-contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { useFormat } from '../../lib/format.ts';
import styles from './library.module.css';

/** The others are one press away. */
const SHOWN = 6;

/** Publications that show a file, each with its state, its channel and its time. */
export function UseList({ uses }: { uses: readonly MediaUse[] }) {
  const { t } = useTranslation('library');
  const [isWhole, setWhole] = useState(false);
  const hidden = isWhole ? 0 : Math.max(0, uses.length - SHOWN);
  return (
    <ul className={styles.list}>
      {uses.slice(0, uses.length - hidden).map((use) => (
        <li key={`${use.postId}${use.targetId}`} className={styles.row}>
          <PostStatePill state={use.state} />
          <UseWords use={use} />
          {use.remoteUrl && (
            <a className="link" href={use.remoteUrl} target="_blank" rel="noreferrer">
              {t('openThere')}
            </a>
          )}
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <Button variant="subtle" onClick={() => setWhole(true)}>
            {t('more', { count: hidden })}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** Ideas and wins that keep the file, each as a way there. */
export function KeptList({ keptIn }: Pick<MediaCard, 'keptIn'>) {
  const { t } = useTranslation('library');
  return (
    <ul className={styles.list}>
      {keptIn.map(({ kind, id, heading }) => {
        const words = t(`uses.${kind}`, { heading: heading || t('untitled') });
        return (
          <li key={id}>
            {kind === 'idea' ? (
              <Link
                className="link"
                to="/ideas"
                search={{ q: heading.replace(/…$/, '').slice(0, 60).trim() }}
              >
                {words}
              </Link>
            ) : (
              <Link className="link" to="/stories/$storyId" params={{ storyId: id }}>
                {words}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The post as a link, then its channel and time. */
export function UseWords({ use }: { use: MediaUse }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  const at = use.publishedAt ?? use.dueAt;
  return (
    <span>
      <Link className="link" to="/posts/$postId" params={{ postId: use.postId }}>
        {use.heading || t('untitled')}
      </Link>{' '}
      <span className="muted small">
        {[use.channelName, at && format.dayTime(at)].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

/** Landing pages that name a file, each as a way to its editor. */
export function PageUseList({ pages }: { pages: readonly PageUse[] }) {
  return (
    <ul className={styles.list}>
      {pages.map((page) => (
        <li key={page.pageId}>
          <PageWords page={page} />
        </li>
      ))}
    </ul>
  );
}

/** The page as a link, then whether visitors see the file there. */
export function PageWords({ page: { pageId, name, state, isShown } }: { page: PageUse }) {
  const { t } = useTranslation('library');
  return (
    <span>
      <Link className="link" to="/pages/$pageId" params={{ pageId }}>
        {t('landing.named', { name })}
      </Link>{' '}
      <span className="muted small">{isShown ? t(`landing.${state}`) : t('landing.draft')}</span>
    </span>
  );
}
