import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { pagesQuery } from '../../features/landing/api.ts';
import { PageList } from '../../features/landing/page-list.tsx';

export function PagesPage() {
  const { t } = useTranslation('landing');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const query = useQuery(pagesQuery());
  const pages = query.data?.items ?? [];
  const live = pages.filter(({ state }) => state === 'live').length;
  const begin = session.permissions.includes('pages.manage') && (
    <LinkButton to="/pages/new" variant="filled">
      {t('list.begin')}
    </LinkButton>
  );
  const isEmpty = query.data?.items.length === 0;
  return (
    <>
      <PageHead
        title={live > 0 ? t('list.live', { count: live }) : t('list.none')}
        docTitle={t('list.title')}
        sub={t('list.sub')}
        acts={!isEmpty && begin}
        keepActs
      />
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines count={4} label={t('list.loading')} />}
      {isEmpty && (
        <EmptyState title={t('list.emptyTitle')} acts={begin}>
          {t('list.emptyWhat')}
        </EmptyState>
      )}
      <PageList pages={pages} zone={session.organization?.timeZone ?? 'UTC'} />
    </>
  );
}
