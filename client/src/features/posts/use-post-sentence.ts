import type { Post } from '@rupor/shared/posts/fields';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { describePost } from './post-sentence.ts';
import { useViewer } from './use-viewer.ts';

/** «Вышло в трёх каналах, один ждёт проверки». */
export function usePostSentence(): (post: Post) => string {
  const { t } = useTranslation('posts');
  const format = useFormat();
  const { organizationZone } = useViewer();
  return ({ targets }) => {
    const said = describePost(targets.map(({ state }) => state));
    if (said.kind === 'noChannels') return t('posts:post.sentence.noChannels');
    if (said.kind === 'all') {
      const dueAt = targets.find((target) => target.dueAt !== null)?.dueAt;
      if (said.state === 'scheduled' && dueAt)
        return t('posts:post.sentence.scheduledAll', {
          time: format.dayTime(dueAt, organizationZone),
          count: said.count,
        });
      return t(`posts:post.sentence.${said.state}`, { count: said.count });
    }
    const head =
      said.published > 0
        ? t('posts:post.sentence.published', { count: said.published })
        : t('posts:post.sentence.publishedNone');
    const parts = said.parts.map(({ state, count }) => t(`posts:post.sentence.part.${state}`, { count }));
    return [head, ...parts].join(', ');
  };
}
