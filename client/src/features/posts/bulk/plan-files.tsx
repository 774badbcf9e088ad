import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../../components/page-head.tsx';
import { CardSection } from '../../../components/section.tsx';
import { useViewer } from '../use-viewer.ts';
import { BatchList } from './batch-list.tsx';
import styles from './bulk.module.css';
import { PlanExport } from './plan-export.tsx';
import { PlanImport } from './plan-import.tsx';

/** A plan comes in from a table, and goes out into one. */
export function PlanFiles() {
  const { t } = useTranslation(['planFiles', 'common']);
  const canWrite = useViewer().may('posts.write');
  return (
    <>
      <PageHead
        over={
          <Link className="link" to="/posts">
            {t('common:nav.posts')}
          </Link>
        }
        title={t('planFiles:title')}
        sub={t('planFiles:sub')}
      />
      <div className={styles.stack}>
        {canWrite && <PlanImport />}
        <CardSection title={t('planFiles:export.title')}>
          <PlanExport />
        </CardSection>
        {canWrite && <BatchList kinds={['import']} />}
      </div>
    </>
  );
}
