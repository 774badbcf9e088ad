import type { Site } from '@rupor/shared/visits/site';
import { PeriodChip } from '../../charts/period-chip.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { FilterSingle } from '../../components/filter-single.tsx';
import type { ComparedPeriod } from './api.ts';
import { ConditionChip, ConditionForm } from './condition-form.tsx';
import { SegmentChip } from './segment-chip.tsx';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';
import { PRESETS, type VisitsSearch } from './visits-search.ts';

interface Props {
  site: Site;
  sites: readonly Site[];
  search: VisitsSearch;
  period: ComparedPeriod;
  canManage: boolean;
  /** Pages without a comparison leave it out. */
  hasCompare?: boolean;
  /** Only the choice of the site. */
  isSiteOnly?: boolean;
  onChange(change: Partial<VisitsSearch>): void;
}

const COMPARE = ['previous', 'yearAgo', 'none'] as const;

/** Which site, which days, against what, and under which conditions; all of it stands in the address. */
export function VisitsFilters(props: Props) {
  const { site, sites, isSiteOnly = false, onChange } = props;
  const { t } = useWords();
  return (
    <div className={classes.filters}>
      <FilterBar label={t('filters.name')}>
        {sites.length > 1 && <SiteChip {...{ site, sites, onChange }} />}
        {!isSiteOnly && <Narrowing {...props} />}
      </FilterBar>
    </div>
  );
}

function Narrowing({ site, search, period, canManage, hasCompare = true, onChange }: Props) {
  const { t } = useWords();
  const { filters } = period;
  const setFilters = (next: typeof filters) => onChange({ filters: next.length > 0 ? next : undefined });
  return (
    <>
      <PeriodChip presets={PRESETS} {...{ search, period, onChange }} />
      {hasCompare && (
        <FilterSingle
          label={t('filters.compare')}
          options={COMPARE.map((value) => ({ value, label: t(`compare.${value}`) }))}
          value={search.compare ?? 'previous'}
          onChange={(compare) => onChange({ compare })}
        />
      )}
      {filters.map((filter, at) => (
        <ConditionChip
          key={`${filter.by} ${filter.is} ${filter.value}`}
          filter={filter}
          onClear={() => setFilters(filters.filter((_, other) => other !== at))}
        />
      ))}
      {filters.length < 6 && <ConditionForm onAdd={(filter) => setFilters([...filters, filter])} />}
      <SegmentChip siteId={site.id} {...{ filters, canManage }} onChoose={setFilters} />
    </>
  );
}

function SiteChip({ site, sites, onChange }: Pick<Props, 'site' | 'sites' | 'onChange'>) {
  const { t } = useWords();
  return (
    <FilterSingle
      label={t('filters.site')}
      options={sites.map(({ id, name, isArchived }) => ({
        value: id,
        label: isArchived ? t('filters.archived', { name }) : name,
      }))}
      value={site.id}
      onChange={(id) => onChange({ site: id, filters: undefined })}
    />
  );
}
