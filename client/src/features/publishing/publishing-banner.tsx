import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { useFormat } from '../../lib/format.ts';
import { publishingStateQuery } from './api.ts';
import classes from './publishing.module.css';
import { sendingHealth } from './sending-health.ts';

/** The line on top of every page while nothing goes out. */
export function PublishingBanner() {
  const { t } = useTranslation(['publishing', 'common']);
  const format = useFormat();
  const { data: state } = useQuery(publishingStateQuery());
  if (!state) return null;
  const health = sendingHealth(state);
  if (health === 'works') return null;
  const { paused, overdue, workerBeatAt } = state;
  return (
    <div className={classes.banner} role="status">
      <PostStateSign state="failed" hasWord size={20} />
      <div>
        {paused ? (
          <>
            <b>{t('publishing:banner.paused')}</b>{' '}
            {paused.byName
              ? t('publishing:banner.pausedBy', { name: paused.byName, time: format.dayTime(paused.at) })
              : t('publishing:banner.pausedAt', { time: format.dayTime(paused.at) })}{' '}
            {paused.reason && t('publishing:banner.reason', { reason: paused.reason })}
          </>
        ) : health === 'queueDown' ? (
          <>
            <b>{t('publishing:banner.queue')}</b> {t('publishing:banner.queueDown')}
          </>
        ) : (
          <>
            <b>{t('publishing:banner.stands')}</b>{' '}
            {health === 'silent'
              ? workerBeatAt
                ? t('publishing:banner.silentSince', { time: format.dayTime(workerBeatAt) })
                : t('publishing:banner.never')
              : t('publishing:banner.overdue', { count: overdue.count })}
          </>
        )}
      </div>
    </div>
  );
}
