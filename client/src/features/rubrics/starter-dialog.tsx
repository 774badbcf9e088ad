import { Checkbox, SegmentedControl, Stack } from '@mantine/core';
import type { Rubric } from '@rupor/shared/campaigns/rubrics';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogFoot } from '../../components/form-dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { campaignsKey, createRubricsMutation } from '../campaigns/api.ts';
import { loadStarters, STARTER_SETS, type StarterSet } from './starters.ts';

interface Props {
  rubrics: readonly Rubric[];
  onClose(): void;
}

/** Ready rubrics with ten ideas each: tick, add, and change them afterwards. */
export function StarterDialog({ rubrics, onClose }: Props) {
  const { t } = useTranslation('rubrics');
  const queries = useQueryClient();
  const language = currentLanguage();
  const starters = useQuery({
    queryKey: ['rubric-starters', language],
    queryFn: () => loadStarters(language),
  });
  const [set, setSet] = useState<StarterSet>('primary');
  const [left, setLeft] = useState<readonly string[]>([]);
  const create = useMutation(createRubricsMutation());
  const choices = (starters.data?.[set] ?? []).filter(
    ({ name }) => !rubrics.some((one) => one.name === name),
  );
  const chosen = choices.filter(({ name }) => !left.includes(name));
  const add = () =>
    create.mutate(
      {
        rubrics: chosen.map((starter, index) => ({
          ...starter,
          colour: ((rubrics.length + index) % 8) + 1,
        })),
      },
      {
        onSuccess: async () => {
          await queries.invalidateQueries({ queryKey: campaignsKey() });
          onClose();
        },
      },
    );
  return (
    <Dialog onClose={onClose} size="lg" title={t('starter.title')}>
      <Stack gap="md">
        <p className="small muted">{t('starter.what')}</p>
        <SegmentedControl
          aria-label={t('starter.set')}
          data={STARTER_SETS.map((value) => ({ value, label: t(`starter.${value}`) }))}
          value={set}
          onChange={(value) => setSet(value === 'youth' ? 'youth' : 'primary')}
        />
        {starters.isPending && <LoadingLines count={6} label={t('loading')} />}
        {starters.data && choices.length === 0 && <p>{t('starter.all')}</p>}
        <Checkbox.Group
          value={chosen.map(({ name }) => name)}
          onChange={(names) =>
            setLeft(choices.map(({ name }) => name).filter((name) => !names.includes(name)))
          }
        >
          <Stack gap="sm">
            {choices.map(({ name, goal, planShare }) => (
              <Checkbox
                key={name}
                value={name}
                label={name}
                description={planShare ? `${goal} · ${t('card.share', { share: planShare })}` : goal}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormProblem>{create.error ? errorSentence(create.error, t) : null}</FormProblem>
        <DialogFoot
          verb={chosen.length > 0 ? t('starter.add', { count: chosen.length }) : null}
          isBusy={create.isPending}
          onVerb={add}
          onClose={onClose}
        />
      </Stack>
    </Dialog>
  );
}
