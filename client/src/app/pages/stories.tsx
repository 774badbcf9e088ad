import { Button } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { storiesQuery } from '../../features/stories/api.ts';
import { StoryList } from '../../features/stories/story-list.tsx';
import { useSearchState } from '../../lib/use-search-state.ts';

const StoriesSearch = z.object({ page: z.number().int().min(1).default(1).catch(1) });

export function StoriesPage() {
  const { t } = useTranslation(['stories', 'ideas']);
  const [{ page }, setSearch] = useSearchState(StoriesSearch);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const query = useQuery(storiesQuery(page));
  const { data } = query;
  const begin = session.permissions.includes('posts.write') && (
    <LinkButton to="/stories/new" variant="filled">
      {t('stories:begin')}
    </LinkButton>
  );
  const isEmpty = data?.total === 0;
  return (
    <>
      <PageHead
        title={data && !isEmpty ? t('stories:title', { count: data.total }) : t('stories:titleNone')}
        docTitle={t('ideas:tabs.stories')}
        sub={t('stories:sub')}
        acts={!isEmpty && begin}
        keepActs
      />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines count={4} label={t('stories:loading')} />}
      {isEmpty && (
        <EmptyState title={t('stories:empty.title')} acts={begin}>
          {t('stories:empty.what')}
        </EmptyState>
      )}
      {data && <StoryList stories={data.items} />}
      {data && data.total > page * data.pageSize && (
        <Button mt="md" variant="default" onClick={() => void setSearch({ page: page + 1 })}>
          {t('stories:older')}
        </Button>
      )}
    </>
  );
}
