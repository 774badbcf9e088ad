import type { Story } from '@rupor/shared/stories/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { formatDay } from '../../lib/format.ts';
import styles from './stories.module.css';

/** Each win with how far it has been told: a sign a post, and the words. */
export function StoryList({ stories }: { stories: readonly Story[] }) {
  const { t } = useTranslation(['stories', 'common']);
  return (
    <ul className={styles.list}>
      {stories.map((story) => {
        const out = story.posts.filter(({ state }) => state === 'published').length;
        return (
          <li key={story.id} className="card">
            <Link to="/stories/$storyId" params={{ storyId: story.id }} className={styles.listTitle}>
              {story.heading || t('stories:untitled')}
            </Link>
            <p className="small muted">
              {[
                story.happenedOn && formatDay(story.happenedOn),
                story.place,
                story.author && t('stories:by', { name: story.author.name }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className={styles.told}>
              {story.posts.map(({ postId, state }) => (
                <PostStateSign key={postId} state={state} size={16} />
              ))}
              <span>
                {story.posts.length === 0
                  ? t('stories:plan.none')
                  : t('stories:plan.state', { count: story.posts.length, out })}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
