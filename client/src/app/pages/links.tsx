import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { linksQuery } from '../../features/links/api.ts';
import { LinkDialog } from '../../features/links/link-dialog.tsx';
import classes from '../../features/links/links.module.css';
import { LinksList } from '../../features/links/links-list.tsx';
import { LinksSearch } from '../../features/links/links-search.ts';
import { useFormat } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

const KINDS = ['post', 'paper', 'own', 'person'] as const;

export function LinksPage() {
  const { t } = useTranslation(['links', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [search, setSearch] = useSearchState(LinksSearch);
  const links = useQuery(linksQuery(search));
  const format = useFormat();
  const navigate = useNavigate();
  const [isMaking, setMaking] = useState(false);
  const zone = session.organization?.timeZone ?? 'UTC';
  const canManage = session.permissions.includes('links.manage');
  const { items = [], total = 0, recentClicks = 0, shortens } = links.data ?? {};
  const isNarrowed = Boolean(search.search || search.kind);
  const isEmpty = links.data !== undefined && total === 0 && !isNarrowed;
  const make = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
      onClick={() => setMaking(true)}
    >
      {t('links:act.make')}
    </Button>
  );
  const paper = <LinkButton to="/links/paper">{t('links:act.paper')}</LinkButton>;
  return (
    <>
      <PageHead
        title={
          recentClicks > 0
            ? t('links:head', { count: recentClicks, n: format.number(recentClicks) })
            : t(isEmpty || !links.data ? 'links:title' : 'links:headNone')
        }
        docTitle={t('links:title')}
        keepActs
        acts={
          canManage &&
          !isEmpty && (
            <>
              {make}
              {paper}
            </>
          )
        }
      />
      {shortens && shortens !== 'on' && <p className={classes.note}>{t(`links:shortens.${shortens}`)}</p>}
      {!isEmpty && (
        <div className={classes.bar}>
          <TextInput
            className={classes.find}
            type="search"
            aria-label={t('links:find')}
            placeholder={t('links:find')}
            maxLength={120}
            value={search.search ?? ''}
            onChange={({ currentTarget }) =>
              void setSearch({ search: currentTarget.value || undefined, page: undefined }, { replace: true })
            }
          />
          <FilterBar label={t('links:kinds')}>
            {KINDS.map((kind) => (
              <FilterChip
                key={kind}
                isSet={search.kind === kind}
                onClick={() =>
                  void setSearch({ kind: search.kind === kind ? undefined : kind, page: undefined })
                }
              >
                {t(`links:kind.${kind}`)}
              </FilterChip>
            ))}
          </FilterBar>
        </div>
      )}
      {links.isPending && <LoadingLines count={6} label={t('links:loading')} />}
      {links.error && !links.data && <ErrorNotice error={links.error} onRetry={() => void links.refetch()} />}
      {isEmpty && (
        <EmptyState
          title={t('links:empty')}
          acts={
            canManage && (
              <>
                {make}
                {paper}
              </>
            )
          }
        >
          {t('links:emptyWhat')}
        </EmptyState>
      )}
      {links.data && total === 0 && isNarrowed && <p className="muted">{t('links:nothing')}</p>}
      {items.length > 0 && (
        <LinksList
          links={items}
          total={total}
          page={search.page}
          zone={zone}
          onPage={(page) => void setSearch({ page: page === 1 ? undefined : page })}
        />
      )}
      {isMaking && (
        <LinkDialog
          zone={zone}
          onClose={() => setMaking(false)}
          onMade={({ id }) => void navigate({ to: '/links/$linkId', params: { linkId: id } })}
        />
      )}
    </>
  );
}
