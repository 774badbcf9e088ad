import { useQuery } from '@tanstack/react-query';
import { PeriodChip } from '../../charts/period-chip.tsx';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { FilterChoice } from '../../components/filter-choice.tsx';
import { FilterSingle } from '../../components/filter-single.tsx';
import { segmentsQuery } from '../audiences/api.ts';
import { campaignsQuery, rubricsQuery } from '../campaigns/api.ts';
import { channelsQuery } from '../channels/api.ts';
import type { Period } from './api.ts';
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
  return (
    <FilterBar label={t('filters.name')}>
      <PeriodChip presets={PRESETS} {...{ search, period, onChange }} />
      <FilterSingle
        label={t('filters.compare')}
        options={COMPARE.map((value) => ({ value, label: t(`compare.${value}`) }))}
        value={search.compare ?? 'previous'}
        onChange={(compare) => onChange({ compare })}
      />
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
