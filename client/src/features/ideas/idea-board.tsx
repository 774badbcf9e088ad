import { useMediaQuery } from '@mantine/hooks';
import { type Idea, IdeaState } from '@rupor/shared/ideas/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { rubricsQuery } from '../campaigns/api.ts';
import { IdeaColumn } from './idea-column.tsx';
import { IdeaDialog } from './idea-dialog.tsx';
import styles from './ideas.module.css';
import type { IdeasSearch } from './ideas-search.ts';
import type { IdeaActs } from './use-idea-acts.ts';

interface Props {
  search: IdeasSearch;
  onChange(next: Partial<IdeasSearch>): void;
  acts: IdeaActs;
}

/** Three columns on a laptop, one with tabs on a phone. */
export function IdeaBoard({ search, onChange, acts }: Props) {
  const { t } = useTranslation('ideas');
  const isPhone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const [dragged, setDragged] = useState<Idea | null>(null);
  const [opened, setOpened] = useState<Idea | null>(null);
  const { state: chosen = 'idea', ...filters } = search;
  const states = isPhone ? [chosen] : IdeaState.options;
  return (
    <>
      <BoardFilters search={search} onChange={onChange} />
      {isPhone && (
        <FilterBar label={t('columns')}>
          {IdeaState.options.map((state) => (
            <FilterChip key={state} isSet={state === chosen} onClick={() => onChange({ state })}>
              {t(`state.${state}`)}
            </FilterChip>
          ))}
        </FilterBar>
      )}
      <div className={styles.board}>
        {states.map((state) => (
          <IdeaColumn
            key={state}
            state={state}
            filters={filters}
            acts={acts}
            isAlone={isPhone}
            dragged={dragged}
            onDrag={setDragged}
            onOpen={setOpened}
          />
        ))}
      </div>
      {opened && <IdeaDialog idea={opened} acts={acts} onClose={() => setOpened(null)} />}
    </>
  );
}

function BoardFilters({ search, onChange }: Omit<Props, 'acts'>) {
  const { t } = useTranslation('ideas');
  const rubrics = useQuery(rubricsQuery()).data ?? [];
  const shown = rubrics.filter(({ id, isArchived }) => !isArchived || id === search.rubricId);
  return (
    <div className={styles.filters}>
      <input
        type="search"
        className={styles.find}
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={search.q ?? ''}
        onChange={({ currentTarget }) => onChange({ q: currentTarget.value.trim() || undefined })}
      />
      <select
        className={styles.find}
        aria-label={t('rubric')}
        value={search.rubricId ?? ''}
        onChange={({ currentTarget }) => onChange({ rubricId: currentTarget.value || undefined })}
      >
        <option value="">{t('anyRubric')}</option>
        {shown.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <FilterChip
        isSet={search.mine === true}
        onClick={() => onChange({ mine: search.mine ? undefined : true })}
      >
        {t('mine')}
      </FilterChip>
    </div>
  );
}
