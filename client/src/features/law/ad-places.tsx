import { AD_PLACES } from '@rupor/shared/law/ad-places';
import { isStale } from '@rupor/shared/law/freshness';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import classes from './law.module.css';

/** Where advertisements may stand, as far as it was seen; the others: no data. */
export function AdPlaces({ today }: { today: string }) {
  const { t } = useTranslation(['law', 'networks']);
  return (
    <section className={`card ${classes.part}`} aria-labelledby="places-head">
      <h2 id="places-head">{t('law:places.title')}</h2>
      <p className="small muted">{t('law:places.what')}</p>
      <ul className={classes.plain}>
        {AD_PLACES.map(({ network, allowed, why, sourceUrl, checkedOn, confidence }) => (
          <li key={network} className={classes.row}>
            <div>
              <span className={classes.name}>
                {t(`networks:${network}.name`)}: {t(`law:places.allowed.${allowed}`)}
              </span>
              <p className={classes.fine}>
                {why[currentLanguage()]}{' '}
                <a className="link" href={sourceUrl} target="_blank" rel="noreferrer">
                  {t('law:rule.source', { host: new URL(sourceUrl).host.replace(/^www\d?\./, '') })}
                </a>{' '}
                {t(`law:rule.confidence.${confidence}`)}{' '}
                {t('law:rule.checkedOn', { day: formatDay(checkedOn) })}{' '}
                {isStale(checkedOn, today) && (
                  <strong className={classes.stale}>{t('law:rule.stale')}</strong>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
