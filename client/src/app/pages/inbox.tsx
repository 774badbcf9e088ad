import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { noticesQuery } from '../../features/notifications/api.ts';
import { NewsPart } from './inbox-news.tsx';
import { WaitingPart } from './inbox-waiting.tsx';
import classes from './settings.module.css';

/** Two parts: what stands until this person does something, and what happened meanwhile. */
export function InboxPage() {
  const { t } = useTranslation(['notifications', 'common']);
  const search: Record<string, unknown> = useSearch({ strict: false });
  const isNews = search.part === 'news';
  const { total: waiting, unread } = useQuery(noticesQuery()).data ?? {};
  const count = isNews ? unread : waiting;
  const sentences = isNews
    ? { none: 'notifications:news.noneNew', some: 'notifications:news.count' }
    : { none: 'notifications:none', some: 'notifications:count' };
  const name = isNews ? t('notifications:news.title') : t('common:nav.inbox');
  return (
    <>
      <PageHead
        title={count === undefined ? name : count === 0 ? t(sentences.none) : t(sentences.some, { count })}
        docTitle={name}
      />
      <nav className={classes.tabs} aria-label={t('notifications:parts')}>
        <Link
          to="/inbox"
          search={{}}
          className={classes.tab}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {t('common:nav.inbox')} {waiting ? waiting : ''}
        </Link>
        <Link
          to="/inbox"
          search={{ part: 'news' }}
          className={classes.tab}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {t('notifications:news.title')} {unread ? unread : ''}
        </Link>
      </nav>
      {isNews ? <NewsPart /> : <WaitingPart />}
    </>
  );
}
