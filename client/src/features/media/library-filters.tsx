import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { MediaKind } from '@rupor/shared/media/kinds';
import type { PassportFilter } from '@rupor/shared/media/library-contract';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { formatNumber } from '../../lib/format.ts';
import { shelvesQuery } from './api.ts';
import styles from './library.module.css';
import type { LibrarySearch } from './library-search.ts';

const COUNTED = ['none', 'incomplete', 'complete', 'withdrawn'] as const;
const DATED: readonly PassportFilter[] = ['expired', 'ending', 'ai'];

interface Props {
  search: LibrarySearch;
  onSearch(part: Partial<LibrarySearch>, options?: { replace?: boolean }): void;
}

/** Words to find; folder, tag and kind; what the passports lack. */
export function LibraryFilters({ search, onSearch }: Props) {
  const { t } = useTranslation(['library', 'common']);
  const shelves = useQuery(shelvesQuery()).data;
  const [q, setQ] = useState(search.q ?? '');
  const change = (part: Partial<LibrarySearch>) => onSearch({ ...part, page: undefined });
  const findLater = useDebouncedCallback(
    (text: string) => onSearch({ q: text.trim() || undefined, page: undefined }, { replace: true }),
    300,
  );
  const toggle = (passport: PassportFilter) =>
    change({ passport: search.passport === passport ? undefined : passport });
  return (
    <div className={styles.filters}>
      <div className={styles.fields}>
        <TextInput
          type="search"
          aria-label={t('library:find')}
          placeholder={t('library:find')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          value={q}
          onChange={({ currentTarget }) => {
            setQ(currentTarget.value);
            findLater(currentTarget.value);
          }}
        />
        <Choice
          label={t('library:folder')}
          value={search.folder}
          options={(shelves?.folders ?? []).map(({ path, count }) => ({
            value: path,
            label: `${path} · ${formatNumber(count)}`,
          }))}
          onValue={(folder) => change({ folder })}
        />
        <Choice
          label={t('library:tag')}
          value={search.tag}
          options={(shelves?.tags ?? []).map(({ tag, count }) => ({
            value: tag,
            label: `${tag} · ${formatNumber(count)}`,
          }))}
          onValue={(tag) => change({ tag })}
        />
        <Choice
          label={t('library:kind')}
          value={search.kind}
          options={MediaKind.options.map((kind) => ({ value: kind, label: t(`library:kinds.${kind}`) }))}
          onValue={(kind) => change({ kind: MediaKind.safeParse(kind).data })}
        />
      </div>
      <FilterBar label={t('library:filters')}>
        {COUNTED.filter((state) => search.passport === state || (shelves?.passports[state] ?? 0) > 0).map(
          (state) => (
            <FilterChip key={state} isSet={search.passport === state} onClick={() => toggle(state)}>
              {t(`library:states.${state}`)}
              <span className="num">{formatNumber(shelves?.passports[state] ?? 0)}</span>
            </FilterChip>
          ),
        )}
        {DATED.map((state) => (
          <FilterChip key={state} isSet={search.passport === state} onClick={() => toggle(state)}>
            {t(`library:states.${state}`)}
          </FilterChip>
        ))}
        <FilterChip
          isSet={search.unused ?? false}
          onClick={() => change({ unused: search.unused ? undefined : true })}
        >
          {t('library:unused')}
        </FilterChip>
        <FilterChip
          isSet={search.twins ?? false}
          onClick={() => change({ twins: search.twins ? undefined : true })}
        >
          {t('library:twins')}
        </FilterChip>
      </FilterBar>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onValue(value: string | undefined): void;
}

/** Hidden while there is nothing to choose between. */
function Choice({ label, value, options, onValue }: ChoiceProps) {
  if (options.length === 0) return null;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={options}
      value={value ?? null}
      onChange={(next) => onValue(next ?? undefined)}
      clearable
      searchable
    />
  );
}
