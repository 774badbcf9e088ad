import { Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core';
import { DIMENSIONS, type Dimension } from '@rupor/shared/visits/dimensions';
import type { VisitFilter } from '@rupor/shared/visits/questions';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import { type FormEvent, useState } from 'react';
import { FilterChip } from '../../components/filter-bar.tsx';
import { useWords } from './use-words.ts';

const HOW = ['equal', 'not', 'contains'] as const;
const BY = Object.keys(DIMENSIONS) as Dimension[];

/** «Страница входа — /vstupit», with a way to take it off. */
export function ConditionChip({ filter, onClear }: { filter: VisitFilter; onClear(): void }) {
  const words = useWords();
  return (
    <FilterChip isSet onClear={onClear} onClick={onClear}>
      {words.t(`condition.${filter.is}`, {
        by: words.dimension(filter.by),
        value: words.value(filter.by, filter.value),
      })}
    </FilterChip>
  );
}

/** A chip that opens one more condition on any dimension. */
export function ConditionForm({ onAdd }: { onAdd(filter: VisitFilter): void }) {
  const words = useWords();
  const { t } = words;
  const [isOpen, setOpen] = useState(false);
  const [by, setBy] = useState<Dimension>('source');
  const [is, setIs] = useState<VisitFilter['is']>('equal');
  const [value, setValue] = useState('vk');
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!value.trim()) return;
    onAdd({ by, is: by === 'source' && is === 'contains' ? 'equal' : is, value: value.trim() });
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus shadow="md" width={280}>
      <Popover.Target>
        <FilterChip hasMenu onClick={() => setOpen(!isOpen)}>
          {t('filters.add')}
        </FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters.add')}>
        <form onSubmit={add}>
          <Stack gap="sm">
            <NativeSelect
              label={t('condition.what')}
              data={BY.map((one) => ({ value: one, label: words.dimension(one) }))}
              value={by}
              onChange={({ currentTarget }) => {
                const next = BY.find((one) => one === currentTarget.value) ?? 'source';
                setBy(next);
                setValue(next === 'source' ? 'vk' : '');
              }}
            />
            <NativeSelect
              label={t('condition.how')}
              data={HOW.filter((one) => by !== 'source' || one !== 'contains').map((one) => ({
                value: one,
                label: t(`how.${one}`),
              }))}
              value={is}
              onChange={({ currentTarget }) =>
                setIs(HOW.find((one) => one === currentTarget.value) ?? 'equal')
              }
            />
            {by === 'source' ? (
              <NativeSelect
                label={t('condition.value')}
                data={Object.keys(SOURCE_GROUPS).map((one) => ({
                  value: one,
                  label: words.value('source', one),
                }))}
                value={value}
                onChange={({ currentTarget }) => setValue(currentTarget.value)}
              />
            ) : (
              <TextInput
                label={t('condition.value')}
                value={value}
                maxLength={300}
                onChange={({ currentTarget }) => setValue(currentTarget.value)}
              />
            )}
            <Button type="submit">{t('filters.show')}</Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
