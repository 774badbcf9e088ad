import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { pageQuery } from '../../features/landing/api.ts';
import { testsQuery } from '../../features/landing/tests/api.ts';
import { headOfTests } from '../../features/landing/tests/head-of-tests.ts';
import { PageTestsView } from '../../features/landing/tests/page-tests.tsx';

/** Two versions of a page side by side: whether it is worth it, how it goes, what was found. */
export function LandingTestPage() {
  const { t } = useTranslation('pageTests');
  const { pageId = '' } = useParams({ strict: false });
  const { data: session } = useSuspenseQuery(sessionQuery);
  const page = useQuery(pageQuery(pageId));
  const tests = useQuery({ ...testsQuery(pageId), staleTime: 0 });
  const failed = [page, tests].find(({ isError }) => isError);
  if (failed) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!page.data || !tests.data)
    return (
      <>
        <PageHead title={t('title')} />
        <LoadingLines count={4} label={t('loading')} />
      </>
    );
  const { key, params } = headOfTests(tests.data);
  return (
    <>
      <PageHead
        title={t(`head.${key}`, params)}
        docTitle={t('title')}
        over={
          <Link className="link" to="/pages/$pageId" params={{ pageId }}>
            {page.data.name}
          </Link>
        }
        sub={t(`sub.${key}`)}
      />
      <PageTestsView
        page={page.data}
        tests={tests.data}
        zone={session.organization?.timeZone ?? 'UTC'}
        canManage={session.permissions.includes('pages.manage')}
      />
    </>
  );
}
