import { Button, Popover, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { FilterChoice } from '../../components/filter-choice.tsx';
import { formatPeriod } from '../../lib/format.ts';
import { segmentsQuery } from '../audiences/api.ts';
import { campaignsQuery, rubricsQuery } from '../campaigns/api.ts';
import { channelsQuery } from '../channels/api.ts';
import type { Period } from './api.ts';
import classes from './insights.module.css';
import { type InsightsSearch, PRESETS } from './insights-search.ts';
import { useWords } from './use-words.ts';

interface Props {
  search: InsightsSearch;
  period: Period;
  /** Both kinds exist: a chip to look at the other one. */
  hasOther: boolean;
  numbers: 'real' | 'simulated';
  onChange(change: Partial<InsightsSearch>): void;
}

const COMPARE = ['previous', 'yearAgo', 'none'] as const;

/** What the page is narrowed by; it stands in the address. */
export function InsightsFilters({ search, period, hasOther, numbers, onChange }: Props) {
  const { t } = useWords();
  const channels = useQuery(channelsQuery());
  const rubrics = useQuery(rubricsQuery());
  const campaigns = useQuery(campaignsQuery());
  const segments = useQuery(segmentsQuery());
  const compare = search.compare ?? 'previous';
  return (
    <FilterBar label={t('filters.name')}>
      <PeriodChip {...{ search, period, onChange }} />
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
      <FilterChoice
        label={t('filters.channels')}
        options={channels.data}
        value={search.channelIds}
        onChange={(channelIds) => onChange({ channelIds })}
      />
      <FilterChoice
        label={t('filters.rubrics')}
        options={rubrics.data}
        value={search.rubricIds}
        onChange={(rubricIds) => onChange({ rubricIds })}
      />
      <FilterChoice
        label={t('filters.campaigns')}
        options={campaigns.data}
        value={search.campaignIds}
        onChange={(campaignIds) => onChange({ campaignIds })}
      />
      <FilterChoice
        label={t('filters.segments')}
        options={segments.data}
        value={search.segmentIds}
        onChange={(segmentIds) => onChange({ segmentIds })}
      />
      {hasOther && (
        <FilterChip
          isSet={numbers === 'simulated'}
          onClick={() => onChange({ numbers: numbers === 'simulated' ? 'real' : 'simulated' })}
        >
          {t('filters.simulated')}
        </FilterChip>
      )}
    </FilterBar>
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
        <div className={classes.dates}>
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
                <Radio key={days} value={String(days)} label={t('filters.days', { count: days })} />
              ))}
            </Stack>
          </Radio.Group>
          <OwnDays key={`${period.from}${period.to}`} {...{ period, onChange }} />
        </div>
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
