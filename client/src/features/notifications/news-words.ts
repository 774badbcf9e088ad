import type { News } from '@rupor/shared/notifications/news';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { TFunction } from 'i18next';

/** The names that stand in the sentence of a piece of news. */
export function namesOf(news: News, t: TFunction<'notifications'>) {
  const heading = news.post ? headingOf({ title: news.post.title, text: news.post.excerpt }) : '';
  return {
    count: news.count ?? 1,
    post: heading || t('notifications:untitled'),
    channel: news.channelName ?? t('notifications:news.someChannel'),
    by: news.by ?? t('notifications:news.somebody'),
    title: news.title ?? (heading || t('notifications:untitled')),
  };
}
