import type { PageSummary } from '@rupor/shared/landing/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import styles from './landing.module.css';

/** Each page with what visitors get from it now. */
export function PageList({ pages, zone }: { pages: readonly PageSummary[]; zone: string }) {
  return (
    <ul className={styles.list}>
      {pages.map((page) => (
        <li key={page.id} className="card">
          <div className={styles.padded}>
            <Link to="/pages/$pageId" params={{ pageId: page.id }} className={styles.title}>
              {page.name}
            </Link>
            <PageStateLine page={page} zone={zone} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** State, address and what waits, in words. */
export function PageStateLine({ page, zone }: { page: PageSummary; zone: string }) {
  const { t } = useTranslation('landing');
  const format = useFormat();
  return (
    <span className={`small muted ${styles.stateLine}`}>
      {[
        t(`state.${page.state}`),
        page.hasChanges && t('state.changes'),
        page.nextAt && t('state.next', { at: format.dayTime(page.nextAt, zone) }),
        page.downAt && page.state !== 'down' && t('state.until', { at: format.dayTime(page.downAt, zone) }),
        page.campaign?.name,
      ]
        .filter(Boolean)
        .join(' · ')}
      <br />
      {page.state === 'live' ? (
        <a className={styles.address} href={page.address} target="_blank" rel="noreferrer">
          {page.address}
        </a>
      ) : (
        <span className={styles.address}>{page.address}</span>
      )}
    </span>
  );
}
