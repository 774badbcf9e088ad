import { Button, Popover, Radio, Stack, TextInput } from '@mantine/core';
import type { Site } from '@rupor/shared/visits/site';
import { useState } from 'react';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { formatPeriod } from '../../lib/format.ts';
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
  const compare = search.compare ?? 'previous';
  const { filters } = period;
  const setFilters = (next: typeof filters) => onChange({ filters: next.length > 0 ? next : undefined });
  return (
    <>
      <PeriodChip {...{ search, period, onChange }} />
      {hasCompare && (
        <Popover position="bottom-start" trapFocus shadow="md">
          <Popover.Target>
            <FilterChip hasMenu>{t(`compare.${compare}`)}</FilterChip>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('filters.compare')}>
            <Radio.Group
              value={compare}
              onChange={(value) => onChange({ compare: COMPARE.find((one) => one === value) })}
            >
              <Stack gap="sm">
                {COMPARE.map((value) => (
                  <Radio key={value} value={value} label={t(`compare.${value}`)} />
                ))}
              </Stack>
            </Radio.Group>
          </Popover.Dropdown>
        </Popover>
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
    <Popover position="bottom-start" trapFocus shadow="md">
      <Popover.Target>
        <FilterChip hasMenu>{site.name}</FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters.site')}>
        <Radio.Group value={site.id} onChange={(id) => onChange({ site: id, filters: undefined })}>
          <Stack gap="sm">
            {sites.map(({ id, name, isArchived }) => (
              <Radio key={id} value={id} label={isArchived ? t('filters.archived', { name }) : name} />
            ))}
          </Stack>
        </Radio.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function PeriodChip({ search, period, onChange }: Pick<Props, 'search' | 'period' | 'onChange'>) {
  const { t } = useWords();
  const isOwn = Boolean(search.from && search.to);
  return (
    <Popover position="bottom-start" trapFocus shadow="md" width={280}>
      <Popover.Target>
        <FilterChip hasMenu isSet={isOwn} onClear={() => onChange({ from: undefined, to: undefined })}>
          {formatPeriod(period.from, period.to)}
        </FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters.period')}>
        <Stack gap="sm">
          <Radio.Group
            value={isOwn ? '' : String(search.days ?? 28)}
            onChange={(value) =>
              onChange({
                days: PRESETS.find((days) => String(days) === value),
                from: undefined,
                to: undefined,
              })
            }
          >
            <Stack gap="sm">
              {PRESETS.map((days) => (
                <Radio
                  key={days}
                  value={String(days)}
                  label={days === 1 ? t('filters.today') : t('filters.days', { count: days })}
                />
              ))}
            </Stack>
          </Radio.Group>
          <OwnDays key={`${period.from}${period.to}`} {...{ period, onChange }} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function OwnDays({ period, onChange }: Pick<Props, 'period' | 'onChange'>) {
  const { t } = useWords();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const isWrong = from > to;
  return (
    <>
      <TextInput
        type="date"
        label={t('filters.from')}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('filters.to')}
        value={to}
        error={isWrong && t('filters.wrongOrder')}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
      />
      <Button
        variant="outline"
        onClick={() => from && to && !isWrong && onChange({ from, to, days: undefined })}
      >
        {t('filters.show')}
      </Button>
    </>
  );
}
