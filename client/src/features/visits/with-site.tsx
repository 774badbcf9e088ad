import type { Site } from '@rupor/shared/visits/site';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { FirstSite } from './first-site.tsx';
import { useSites } from './use-site.ts';
import { useWords } from './use-words.ts';

type Sites = ReturnType<typeof useSites>;

/** A page about one site: until there is one, it says how to get one. */
export function WithSite({ children }: { children: (site: Site, sites: Sites) => ReactNode }) {
  const { t } = useWords();
  const sites = useSites();
  const { query, site, canManage } = sites;
  if (query.error && !query.data)
    return (
      <>
        <PageHead title={t('common:nav.visits')} />
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  if (!query.data)
    return (
      <>
        <PageHead title={t('common:nav.visits')} />
        <LoadingLines count={10} label={t('loading')} />
      </>
    );
  return site ? children(site, sites) : <FirstSite canManage={canManage} />;
}
