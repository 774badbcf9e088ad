import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './bulk.module.css';

/** The ways to do something with many posts, under the head of their list. */
export function BulkLinks({ canWrite }: { canWrite: boolean }) {
  const { t } = useTranslation(['posts', 'bulk']);
  return (
    <span className={styles.links}>
      <Link className="link" to="/posts/series">
        {t('posts:list.series')}
      </Link>
      <Link className="link" to="/posts/files">
        {t('bulk:links.files')}
      </Link>
      <Link className="link" to="/posts/templates">
        {t('bulk:links.templates')}
      </Link>
      {canWrite && (
        <Link className="link" to="/posts/replace">
          {t('bulk:links.replace')}
        </Link>
      )}
    </span>
  );
}
