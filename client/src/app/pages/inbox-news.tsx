import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { newsQuery } from '../../features/notifications/api.ts';
import { NewsList } from '../../features/notifications/news-list.tsx';

/** «Новости»: what happened, newest first; it stays after it was read. */
export function NewsPart() {
  const { t } = useTranslation('notifications');
  const news = useInfiniteQuery(newsQuery());
  const items = news.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {news.error && !news.data && <ErrorNotice error={news.error} onRetry={() => void news.refetch()} />}
      {news.isPending && <LoadingLines count={4} label={t('news.loading')} />}
      {news.data && items.length === 0 && (
        <EmptyState
          title={t('news.empty.title')}
          acts={
            <LinkButton to="/settings/profile" hash="notices">
              {t('news.empty.settings')}
            </LinkButton>
          }
        >
          {t('news.empty.text')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <NewsList
          items={items}
          unread={news.data?.pages[0]?.unread ?? 0}
          onMore={news.hasNextPage ? () => void news.fetchNextPage() : null}
          isLoadingMore={news.isFetchingNextPage}
        />
      )}
    </>
  );
}
