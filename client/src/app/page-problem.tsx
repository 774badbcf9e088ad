import { Button, Group } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../components/page-head.tsx';
import { errorCode, errorSentence } from '../lib/errors.ts';
import { isNewerBuild } from '../lib/same-build.ts';
import { NotFoundPage } from './not-found.tsx';

/** What stands in place of a page that could not be drawn: what happened, what is safe, what to do. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  if (errorCode(error) === 'not_found') return <NotFoundPage />;
  const isRenewed = isNewerBuild(error);
  const retry = () => {
    if (isRenewed) return window.location.reload();
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <div className="lonely">
      {isRenewed ? (
        <PageHead title={t('common:pageProblem.renewed')} sub={t('common:pageProblem.safe')} />
      ) : (
        <PageHead title={t('common:pageProblem.title')} sub={errorSentence(error, t)} />
      )}
      <Group gap="xs">
        <Button variant="filled" onClick={retry}>
          {t(isRenewed ? 'common:act.reload' : 'common:act.again')}
        </Button>
        <Button component={Link} to="/">
          {t('common:notFound.home')}
        </Button>
      </Group>
    </div>
  );
}
