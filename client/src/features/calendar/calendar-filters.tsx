import { Checkbox, Popover, Stack } from '@mantine/core';
import { TargetState } from '@rupor/shared/posts/state-machine';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { api } from '../../lib/api.ts';
import type { CalendarSearch } from './calendar-search.ts';

interface Props {
  search: CalendarSearch;
  onChange(change: Partial<CalendarSearch>): void;
}

interface Option {
  value: string;
  label: string;
}

/** What narrows the calendar; it stands in the address. */
export function CalendarFilters({ search, onChange }: Props) {
  const { t } = useTranslation('calendar');
  const channels = useQuery(api.channels.list.queryOptions({ input: {} }));
  const rubrics = useQuery(api.campaigns.rubrics.queryOptions());
  const campaigns = useQuery(api.campaigns.campaigns.queryOptions());
  const states = TargetState.options.map((state) => ({
    value: state,
    label: t(`common:postState.${state}`),
  }));
  return (
    <FilterBar label={t('filters.name')}>
      <Choice
        label={t('filters.channels')}
        options={toOptions(channels.data)}
        value={search.channelIds}
        onChange={(channelIds) => onChange({ channelIds })}
      />
      <Choice
        label={t('filters.states')}
        options={states}
        value={search.states}
        onChange={(value) => onChange({ states: TargetState.array().optional().parse(value) })}
      />
      <Choice
        label={t('filters.rubrics')}
        options={toOptions(rubrics.data)}
        value={search.rubricIds}
        onChange={(rubricIds) => onChange({ rubricIds })}
      />
      <Choice
        label={t('filters.campaigns')}
        options={toOptions(campaigns.data)}
        value={search.campaignIds}
        onChange={(campaignIds) => onChange({ campaignIds })}
      />
    </FilterBar>
  );
}

function toOptions(items: readonly { id: string; name: string }[] | undefined): Option[] {
  return (items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

interface ChoiceProps {
  /** The words of the chip while nothing is chosen. */
  label: string;
  options: Option[];
  value: string[] | undefined;
  onChange(value: string[] | undefined): void;
}

/** A chip that opens a list to tick; hidden while there is nothing to choose between. */
function Choice({ label, options, value = [], onChange }: ChoiceProps) {
  if (options.length === 0) return null;
  const names = options.filter((option) => value.includes(option.value)).map((option) => option.label);
  return (
    <Popover position="bottom-start" trapFocus shadow="md">
      <Popover.Target>
        <FilterChip hasMenu isSet={names.length > 0} onClear={() => onChange(undefined)}>
          {names.length > 0 ? names.join(', ') : label}
        </FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Checkbox.Group value={value} onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}>
          <Stack gap="sm">
            {options.map((option) => (
              <Checkbox key={option.value} {...option} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
