import type { Notice } from '@rupor/shared/notifications/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../../components/count-badge.tsx';
import { CardHead } from '../../components/section.tsx';
import classes from './home.module.css';

/** So many stand on the home page; the rest is on its own page. */
const SHOWN = 3;

interface Props {
  items: readonly Notice[];
  total: number;
  /** News that was not read. */
  unread: number;
  renderItem(notice: Notice): ReactNode;
}

export function WaitingCard({ items, total, unread, renderItem }: Props) {
  const { t } = useTranslation('home');
  return (
    <section className="card" aria-labelledby="home-waiting">
      <CardHead id="home-waiting" title={t('waiting.title')}>
        {total > 0 && <CountBadge count={total} />}
      </CardHead>
      {items.length === 0 ? (
        <p className={classes.quiet}>{t('waiting.empty')}</p>
      ) : (
        <ul className={classes.items}>{items.slice(0, SHOWN).map(renderItem)}</ul>
      )}
      {(total > SHOWN || unread > 0) && (
        <p className={classes.foot}>
          {total > SHOWN && (
            <Link to="/inbox" className="link">
              {t('waiting.all', { count: total })}
            </Link>
          )}
          {unread > 0 && (
            <Link to="/inbox" search={{ part: 'news' }} className="link">
              {t('waiting.news', { count: unread })}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
