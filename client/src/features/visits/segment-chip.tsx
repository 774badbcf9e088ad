import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import type { VisitFilter } from '@rupor/shared/visits/questions';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FilterChip } from '../../components/filter-bar.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { segmentsQuery, useNoteActs } from './api.ts';
import { useWords } from './use-words.ts';

interface Props {
  siteId: string;
  filters: readonly VisitFilter[];
  canManage: boolean;
  onChoose(filters: VisitFilter[]): void;
}

/** Conditions kept under a name, for everybody who looks at the site. */
export function SegmentChip({ siteId, filters, canManage, onChoose }: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const segments = useQuery(segmentsQuery(siteId)).data ?? [];
  const { createSegment, removeSegment } = useNoteActs();
  const canSave = canManage && filters.length > 0;
  if (segments.length === 0 && !canSave) return null;
  const save = () =>
    createSegment.mutate(
      { siteId, name: name.trim(), filters: [...filters] },
      { onSuccess: () => setName('') },
    );
  const remove = (segment: (typeof segments)[number]) =>
    removeSegment.mutate(
      { id: segment.id },
      {
        onSuccess: () =>
          offerUndo(t('segment.removed', { name: segment.name }), () =>
            createSegment.mutate({ siteId, name: segment.name, filters: segment.filters }),
          ),
      },
    );
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus shadow="md" width={280}>
      <Popover.Target>
        <FilterChip hasMenu onClick={() => setOpen(!isOpen)}>
          {t('segment.chip')}
        </FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('segment.chip')}>
        <Stack gap="sm">
          {segments.map((segment) => (
            <Group key={segment.id} gap="xs" wrap="nowrap" justify="space-between">
              <Button
                variant="subtle"
                onClick={() => {
                  onChoose(segment.filters);
                  setOpen(false);
                }}
              >
                {segment.name}
              </Button>
              {canManage && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('segment.removeNamed', { name: segment.name })}
                  onClick={() => remove(segment)}
                >
                  {t('note.remove')}
                </Button>
              )}
            </Group>
          ))}
          {canSave && (
            <>
              <TextInput
                label={t('segment.name')}
                value={name}
                maxLength={120}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              {createSegment.error && <FormProblem>{errorSentence(createSegment.error, t)}</FormProblem>}
              <Button loading={createSegment.isPending} onClick={() => name.trim() && save()}>
                {t('segment.save')}
              </Button>
            </>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
