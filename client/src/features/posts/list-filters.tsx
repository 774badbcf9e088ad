import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { TargetState } from '@rupor/shared/posts/state-machine';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { formatNumber } from '../../lib/format.ts';
import { segmentsQuery } from '../audiences/api.ts';
import { campaignsQuery, rubricsQuery } from '../campaigns/api.ts';
import { channelsQuery } from '../channels/api.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import styles from './list.module.css';
import type { ListSearch } from './list-search.ts';
import { PeriodFilter } from './period-filter.tsx';

const STATES: readonly TargetState[] = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'failed',
  'unconfirmed',
  'by_hand',
  'missed',
  'cancelled',
];

interface ListFiltersProps {
  search: ListSearch;
  counts: Partial<Record<TargetState, number>>;
  onSearch(part: Partial<ListSearch>, options?: { replace?: boolean }): void;
}

/** Words to find, states with their counts, and where, what for and when. */
export function ListFilters({ search, counts, onSearch }: ListFiltersProps) {
  const { t } = useTranslation(['posts', 'common']);
  const change = (part: Partial<ListSearch>) => onSearch({ ...part, page: undefined });
  const chosen = search.states ?? [];
  const toggle = (state: TargetState) => {
    const next = chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state];
    change({ states: next.length > 0 ? next : undefined });
  };
  const channels = useQuery(channelsQuery({ includeRemoved: true })).data ?? [];
  const rubrics = useQuery(rubricsQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const segments = useQuery(segmentsQuery()).data ?? [];
  return (
    <div className={styles.filters}>
      <FindField
        q={search.q ?? ''}
        onQ={(q) => onSearch({ q: q || undefined, page: undefined }, { replace: true })}
      />
      <FilterBar label={t('posts:list.states')}>
        {STATES.filter((state) => (counts[state] ?? 0) > 0 || chosen.includes(state)).map((state) => (
          <FilterChip key={state} isSet={chosen.includes(state)} onClick={() => toggle(state)}>
            <PostStateSign state={state} hasWord />
            {t(`common:postState.${state}`)}
            <span className="num">{formatNumber(counts[state] ?? 0)}</span>
          </FilterChip>
        ))}
      </FilterBar>
      <FilterBar label={t('posts:list.filters')}>
        <ChoiceFilter
          name={t('posts:list.channel')}
          choices={channels}
          value={search.channel}
          onValue={(channel) => change({ channel })}
        />
        <ChoiceFilter
          name={t('posts:list.rubric')}
          choices={rubrics}
          value={search.rubric}
          onValue={(rubric) => change({ rubric })}
        />
        <ChoiceFilter
          name={t('posts:list.campaign')}
          choices={campaigns}
          value={search.campaign}
          onValue={(campaign) => change({ campaign })}
        />
        <ChoiceFilter
          name={t('posts:list.segment')}
          choices={segments}
          value={search.segment}
          onValue={(segment) => change({ segment })}
        />
        <PeriodFilter from={search.from} to={search.to} onPeriod={change} />
        <FilterChip
          isSet={search.removed === true}
          onClick={() => change({ removed: search.removed ? undefined : true })}
        >
          {t('posts:list.removed')}
        </FilterChip>
        <ChoiceFilter
          name={t('posts:list.sort')}
          choices={(['updated', 'due', 'created'] as const).map((id) => ({
            id,
            name: t(`posts:list.sorts.${id}`),
          }))}
          value={search.sort}
          onValue={(sort) => change({ sort: sort as ListSearch['sort'] })}
        />
      </FilterBar>
    </div>
  );
}

function FindField({ q, onQ }: { q: string; onQ(q: string): void }) {
  const { t } = useTranslation('posts');
  const [text, setText] = useState(q);
  const [shownQ, setShownQ] = useState(q);
  if (q !== shownQ) {
    // The address was changed by something else: a cleared filter, the back button.
    setShownQ(q);
    if (q !== text.trim()) setText(q);
  }
  const send = useDebouncedCallback(onQ, 300);
  return (
    <TextInput
      type="search"
      aria-label={t('list.find')}
      placeholder={t('list.findPlaceholder')}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      value={text}
      maxLength={200}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        send(currentTarget.value.trim());
      }}
    />
  );
}
