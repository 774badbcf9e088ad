import { IconBulb, IconCalendarEvent, IconCamera, IconCircleCheck, IconTemplate } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './quick-row.module.css';

const ICON = { size: 22, stroke: 1.75, 'aria-hidden': true } as const;

interface Props {
  canWrite: boolean;
  canAddFiles: boolean;
}

/** What is done on the way, one tap from home; wide screens have the sidebar. */
export function QuickRow({ canWrite, canAddFiles }: Props) {
  const { t } = useTranslation('bulk');
  return (
    <nav className={classes.row} aria-label={t('quick.title')}>
      <Link className={classes.act} to="/ideas">
        <IconBulb {...ICON} />
        {t('quick.idea')}
      </Link>
      <Link className={classes.act} to="/inbox">
        <IconCircleCheck {...ICON} />
        {t('quick.agree')}
      </Link>
      {canAddFiles ? (
        <Link className={classes.act} to="/media">
          <IconCamera {...ICON} />
          {t('quick.photo')}
        </Link>
      ) : (
        <Link className={classes.act} to="/calendar">
          <IconCalendarEvent {...ICON} />
          {t('quick.plan')}
        </Link>
      )}
      {canWrite && (
        <Link className={classes.act} to="/posts/templates">
          <IconTemplate {...ICON} />
          {t('quick.template')}
        </Link>
      )}
    </nav>
  );
}
