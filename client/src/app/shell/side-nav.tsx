import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../../components/count-badge.tsx';
import { useInboxCount } from '../slots/inbox-count.ts';
import { LateMoreSheet } from './late-more-sheet.tsx';
import { PLACES, placeOf } from './places.ts';
import classes from './shell.module.css';

export function SideNav() {
  const { t } = useTranslation();
  const waiting = useInboxCount();
  const [isViewOpen, setViewOpen] = useState(false);
  const here = useRouterState({ select: (state) => placeOf(state.location.pathname) });
  return (
    <nav className={classes.nav} aria-label={t('common:shell.places')}>
      {PLACES.map((group) => (
        <div key={group.places[0].to} className={classes.group}>
          {group.heading && <h2>{t(group.heading)}</h2>}
          {group.places.map((place) => (
            <Link
              key={place.to}
              to={place.to}
              className={classes.place}
              aria-current={here === place.to ? 'page' : undefined}
              activeOptions={{ exact: place.to === '/', includeSearch: false }}
              title={t(place.key)}
              aria-label={
                place.counts && waiting ? t('common:nav.waiting', { count: waiting }) : t(place.key)
              }
            >
              <place.icon size={20} stroke={1.75} aria-hidden />
              <span className={classes.placeName}>{t(place.key)}</span>
              {place.counts && waiting ? <CountBadge count={waiting} className={classes.count} /> : null}
            </Link>
          ))}
        </div>
      ))}
      <button
        type="button"
        className={classes.place}
        title={t('common:nav.view')}
        aria-label={t('common:nav.view')}
        aria-haspopup="dialog"
        onClick={() => setViewOpen(true)}
      >
        <IconAdjustmentsHorizontal size={20} stroke={1.75} aria-hidden />
        <span className={classes.placeName}>{t('common:nav.view')}</span>
      </button>
      <LateMoreSheet isOpen={isViewOpen} onClose={() => setViewOpen(false)} />
    </nav>
  );
}
