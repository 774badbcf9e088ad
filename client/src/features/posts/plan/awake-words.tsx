import { awakeAt, type Wakefulness } from '@rupor/shared/audiences/shifts';
import type { Plan } from '@rupor/shared/posts/fields';
import { isWallTime, resolveWallTime } from '@rupor/shared/posts/schedule';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { segmentsQuery } from '../../audiences/api.ts';
import styles from './plan.module.css';

/** More would be a table. */
const MOST = 4;

/** «Кто не спит»: of the audiences the post is for, else of all whose shifts are known. Says nothing without a time. */
export function AwakeWords({ plan, segmentIds }: { plan: Plan | null; segmentIds: readonly string[] }) {
  const { t } = useTranslation('audiences');
  const segments = useQuery(segmentsQuery()).data ?? [];
  if (!plan || !isWallTime(plan.wallTime)) return null;
  const { instant } = resolveWallTime(plan);
  const lines = segments
    .filter(({ id, isArchived }) => (segmentIds.length > 0 ? segmentIds.includes(id) : !isArchived))
    .flatMap(({ id, name, shift }) => (shift ? [{ id, name, now: awakeAt(shift, instant) }] : []))
    .slice(0, MOST);
  if (lines.length === 0) return null;
  const some = lines.filter(({ now }) => now.awake > 0).length;
  const list = (
    <>
      <ul>
        {lines.map(({ id, name, now }) => (
          <li key={id}>
            <b>{name}</b>: {words(now, t)}
          </li>
        ))}
      </ul>
      <p>{t('awake.how')}</p>
    </>
  );
  return (
    <div className="small muted" aria-live="polite">
      {lines.length > 1 ? (
        <details className={styles.fold}>
          <summary>{t('awake.some', { some, count: lines.length })}</summary>
          {list}
        </details>
      ) : (
        <>
          <p>{t('awake.title')}</p>
          {list}
        </>
      )}
    </div>
  );
}

function words({ crews, awake, working }: Wakefulness, t: TFunction<'audiences'>): string {
  if (crews === 1 && working > 0) return t('awake.atWork');
  if (crews === 1) return awake > 0 ? t('awake.yes') : t('awake.no');
  if (awake === 0) return t('awake.nobody');
  const said = t('awake.crews', { count: awake, crews });
  return working > 0 ? `${said}, ${t('awake.working', { count: working })}` : said;
}
