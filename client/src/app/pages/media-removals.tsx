import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { removalsQuery } from '../../features/media/api.ts';
import { RemovalList } from '../../features/media/removal-list.tsx';

export function MediaRemovalsPage() {
  const { t } = useTranslation('library');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: tasks } = useSuspenseQuery(removalsQuery());
  const open = tasks.filter(({ doneAt }) => doneAt === null).length;
  return (
    <>
      <PageHead
        title={t(open > 0 ? 'removals.open' : 'removals.head', { count: open })}
        docTitle={t('removals.head')}
        over={
          <Link className="link" to="/media">
            {t('title')}
          </Link>
        }
        sub={t('removals.sub')}
      />
      <RemovalList tasks={tasks} canWrite={session.permissions.includes('media.write')} />
    </>
  );
}
