import type { Post } from '@rupor/shared/posts/fields';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The idea or the win that the post came from, as a way back to it. */
export function PostOrigin({ origin }: { origin: NonNullable<Post['origin']> }) {
  const { t } = useTranslation('posts');
  const heading = origin.heading || t('origin.untitled');
  if (origin.kind === 'story')
    return (
      <Link className="link" to="/stories/$storyId" params={{ storyId: origin.id }}>
        {t('origin.story', { heading })}
      </Link>
    );
  // The board finds it by its first words.
  const q = origin.heading.replace(/…$/, '').slice(0, 60).trim();
  return (
    <Link className="link" to="/ideas" search={{ state: origin.state, q: q || undefined }}>
      {t('origin.idea', { heading })}
    </Link>
  );
}
