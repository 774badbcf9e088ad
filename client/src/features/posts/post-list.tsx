import { Pagination } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useSearchState } from '../../lib/use-search-state.ts';
import { postsQuery } from './api.ts';
import { BulkLinks } from './bulk/bulk-links.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { LateWaitingDrafts } from './late-waiting-drafts.tsx';
import styles from './list.module.css';
import { ListFilters } from './list-filters.tsx';
import { isFiltered, ListSearch, toListInput } from './list-search.ts';
import { PostTable } from './post-table.tsx';
import { useBulk } from './use-bulk.ts';
import { useViewer } from './use-viewer.ts';

const NONE: ReadonlySet<string> = new Set();

/** All posts: how many, by filters, with acts on many at once. */
export function PostList() {
  const { t } = useTranslation(['posts', 'common', 'networks']);
  const [search, setSearch] = useSearchState(ListSearch);
  const posts = useQuery(postsQuery(toListInput(search)));
  const viewer = useViewer();
  const bulk = useBulk();
  const [chosen, setChosen] = useState(NONE);
  const items = posts.data?.items ?? [];
  const shown = new Set(items.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  const canWrite = viewer.may('posts.write');
  const { total = 0, pageSize = 1, counts = {} } = posts.data ?? {};
  const write = canWrite && (
    <LinkButton to="/posts/new" variant="filled">
      {t('posts:list.write')}
    </LinkButton>
  );
  if (posts.data && total === 0 && !isFiltered(search))
    return (
      <>
        <PageHead title={t('common:nav.posts')} sub={<BulkLinks canWrite={canWrite} />} />
        <EmptyState
          title={t('posts:list.empty')}
          acts={
            canWrite && (
              <LinkButton to="/posts/new" variant="filled">
                {t('posts:list.emptyAct')}
              </LinkButton>
            )
          }
        >
          {t('posts:list.emptyText')}
        </EmptyState>
      </>
    );
  const waiting = (['in_review', 'failed', 'unconfirmed', 'by_hand', 'missed'] as const).reduce(
    (sum, state) => sum + (counts[state] ?? 0),
    0,
  );
  const sentence = posts.data
    ? [
        t('posts:list.title', { count: total }),
        ...(waiting > 0 ? [t('posts:list.waiting', { count: waiting })] : []),
      ].join(', ')
    : t('posts:list.loading');
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(shown);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      <PageHead
        title={sentence}
        docTitle={t('common:nav.posts')}
        sub={<BulkLinks canWrite={canWrite} />}
        acts={write}
        keepActs
      />
      <LateWaitingDrafts />
      <ListFilters search={search} counts={counts} onSearch={setSearch} />
      {shown.size > 0 && (
        <BulkBar
          count={shown.size}
          isRemovedList={search.removed === true}
          canCancel={viewer.may('posts.schedule')}
          isBusy={bulk.isBusy}
          onUnchoose={() => setChosen(NONE)}
          onAct={(act) => void bulk.run([...shown], act).then((isAll) => isAll && setChosen(NONE))}
        />
      )}
      {bulk.problem && <ErrorNotice>{bulk.problem}</ErrorNotice>}
      {posts.error && <ErrorNotice error={posts.error} onRetry={() => void posts.refetch()} />}
      {posts.isPending && <LoadingLines count={6} label={t('posts:list.loading')} />}
      {posts.data && items.length === 0 && (
        <EmptyState title={t('posts:list.nothing')}>{t('posts:list.nothingText')}</EmptyState>
      )}
      {items.length > 0 && (
        <>
          {canWrite && (
            <label className={styles.all}>
              <input
                type="checkbox"
                checked={shown.size === items.length}
                onChange={({ currentTarget }) =>
                  setChosen(currentTarget.checked ? new Set(items.map(({ id }) => id)) : NONE)
                }
              />
              {t('posts:list.chooseAll')}
            </label>
          )}
          <PostTable posts={items} chosen={shown} onChoose={canWrite ? choose : undefined} />
        </>
      )}
      {total > pageSize && (
        <nav className={styles.pages} aria-label={t('posts:list.pages')}>
          <Pagination
            total={Math.ceil(total / pageSize)}
            value={search.page ?? 1}
            onChange={(page) => setSearch({ page: page === 1 ? undefined : page })}
            withControls={false}
            getItemProps={(page) => ({ 'aria-label': t('posts:list.page', { page }) })}
          />
        </nav>
      )}
    </>
  );
}
