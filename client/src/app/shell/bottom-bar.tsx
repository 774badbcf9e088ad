import { IconCalendarEvent, IconHome, IconInbox, IconMenu2, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../../components/count-badge.tsx';
import { useInboxCount } from '../slots/inbox-count.ts';
import { LateMoreSheet } from './late-more-sheet.tsx';
import classes from './shell.module.css';

/** Phones only. Gives way to the dock inside a composer or a form (see components/dock.tsx). */
export function BottomBar() {
  const { t } = useTranslation();
  const waiting = useInboxCount();
  const [isMoreOpen, setMoreOpen] = useState(false);
  return (
    <nav className={classes.bottom} aria-label={t('common:shell.bottom')}>
      <Link to="/" activeOptions={{ exact: true }}>
        <IconHome stroke={1.75} aria-hidden />
        <span>{t('common:nav.home')}</span>
      </Link>
      <Link to="/calendar" activeOptions={{ includeSearch: false }}>
        <IconCalendarEvent stroke={1.75} aria-hidden />
        <span>{t('common:nav.calendar')}</span>
      </Link>
      <Link to="/posts/new" className={classes.add} activeOptions={{ includeSearch: false }}>
        <IconPlus stroke={1.75} aria-hidden />
        <span>{t('common:nav.write')}</span>
      </Link>
      <Link to="/inbox" activeOptions={{ includeSearch: false }}>
        <IconInbox stroke={1.75} aria-hidden />
        {waiting ? <CountBadge count={waiting} className={classes.count} /> : null}
        <span>{t('common:nav.inbox')}</span>
      </Link>
      <button type="button" onClick={() => setMoreOpen(true)} aria-haspopup="dialog">
        <IconMenu2 stroke={1.75} aria-hidden />
        <span>{t('common:nav.more')}</span>
      </button>
      <LateMoreSheet isOpen={isMoreOpen} onClose={() => setMoreOpen(false)} />
    </nav>
  );
}
