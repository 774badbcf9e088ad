import { Button } from '@mantine/core';
import { LEAD_FILTERS } from '@rupor/shared/leads/contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { leadsQuery } from '../../features/leads/api.ts';
import { CountTiles } from '../../features/leads/count-tiles.tsx';
import { LeadList } from '../../features/leads/lead-list.tsx';
import classes from '../../features/leads/leads.module.css';
import { todayIn } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

const id = z.uuid().optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
/** Behind which number of a chain they stand. */
const Behind = z.object({
  step: z.enum(['applications', 'talked', 'joined']).optional().catch(undefined),
  ...{ from: day, to: day, campaignId: id, postId: id, rubricId: id },
  place: z.string().max(120).optional().catch(undefined),
});
const NOTHING = {
  ...{ step: undefined, from: undefined, to: undefined, campaignId: undefined, postId: undefined },
  ...{ rubricId: undefined, place: undefined },
};
const Search = Behind.extend({
  filter: z.enum(LEAD_FILTERS).default('open').catch('open'),
  page: z.number().int().min(1).default(1).catch(1),
});

/** Whoever answers applications sees people, everybody else how many. */
export function LeadsPage() {
  const { t } = useTranslation('leads');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const mayRead = session.permissions.includes('leads.read');
  const today = todayIn(session.organization?.timeZone ?? 'UTC');
  return (
    <>
      {!mayRead && <PageHead title={t('titleCounts')} docTitle={t('title')} sub={t('subCounts')} />}
      {mayRead && <Applications canManage={session.permissions.includes('leads.manage')} />}
      <CountTiles today={today} />
    </>
  );
}

function Applications({ canManage }: { canManage: boolean }) {
  const { t } = useTranslation('leads');
  const [{ filter, page, ...behind }, change] = useSearchState(Search);
  const query = useQuery(leadsQuery({ filter, page, ...(behind.step ? behind : {}) }));
  const { data } = query;
  return (
    <>
      <PageHead
        title={data ? t(`count.${filter === 'open' ? 'open' : 'other'}`, { count: data.total }) : t('title')}
        docTitle={t('title')}
        sub={t('sub')}
        keepActs
        acts={
          <>
            <LinkButton to="/leads/members" variant="default">
              {t('members.link')}
            </LinkButton>
            {canManage && (
              <LinkButton to="/leads/forms" variant="default">
                {t('forms.link')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className={classes.filters}>
        <FilterBar label={t('filters')}>
          {behind.step && (
            <FilterChip isSet onClear={() => void change({ ...NOTHING, page: 1 })}>
              {t(`behind.${behind.step}`)}
            </FilterChip>
          )}
          {LEAD_FILTERS.map((one) => (
            <FilterChip
              key={one}
              isSet={one === filter}
              onClick={() => void change({ filter: one, page: 1 })}
            >
              {t(`filter.${one}`)}
            </FilterChip>
          ))}
        </FilterBar>
      </div>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines count={5} label={t('loading')} />}
      {data?.total === 0 && (
        <EmptyState
          title={t('empty.title')}
          acts={canManage && <LinkButton to="/leads/forms">{t('empty.act')}</LinkButton>}
        >
          {t('empty.what')}
        </EmptyState>
      )}
      {data && <LeadList leads={data.items} />}
      {data && data.total > page * data.pageSize && (
        <Button mt="md" variant="default" onClick={() => void change({ page: page + 1 })}>
          {t('further')}
        </Button>
      )}
    </>
  );
}
