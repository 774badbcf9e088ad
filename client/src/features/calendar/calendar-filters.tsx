import { TargetState } from '@rupor/shared/posts/state-machine';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../components/filter-bar.tsx';
import { FilterChoice } from '../../components/filter-choice.tsx';
import { segmentsQuery } from '../audiences/api.ts';
import { campaignsQuery, rubricsQuery } from '../campaigns/api.ts';
import { channelsQuery } from '../channels/api.ts';
import type { CalendarSearch } from './calendar-search.ts';

interface Props {
  search: CalendarSearch;
  onChange(change: Partial<CalendarSearch>): void;
}

/** What narrows the calendar; it stands in the address. */
export function CalendarFilters({ search, onChange }: Props) {
  const { t } = useTranslation('calendar');
  const channels = useQuery(channelsQuery());
  const rubrics = useQuery(rubricsQuery());
  const campaigns = useQuery(campaignsQuery());
  const segments = useQuery(segmentsQuery());
  const states = TargetState.options.map((state) => ({
    id: state,
    name: t(`common:postState.${state}`),
  }));
  return (
    <FilterBar label={t('filters.name')}>
      <FilterChoice
        label={t('filters.channels')}
        options={channels.data}
        value={search.channelIds}
        onChange={(channelIds) => onChange({ channelIds })}
      />
      <FilterChoice
        label={t('filters.states')}
        options={states}
        value={search.states}
        onChange={(value) => onChange({ states: TargetState.array().optional().parse(value) })}
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
    </FilterBar>
  );
}
