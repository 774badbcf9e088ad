import { Button, Select, Stack } from '@mantine/core';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import type { ReviewPerson } from '@rupor/shared/review/fields';
import type { ReviewStage } from '@rupor/shared/review/stages';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { reviewKey, saveRouteMutation } from './api.ts';
import classes from './review.module.css';
import { isReady, type PlaceChoice, placeIds } from './route-draft.ts';
import { NEW_STAGE, StageFields } from './stage-fields.tsx';

interface Props {
  /** Where the route may stand; of an existing route only its own place. */
  places: readonly PlaceChoice[];
  stages: readonly ReviewStage[];
  people: readonly ReviewPerson[];
  branches: readonly Branch[];
  onClose: () => void;
}

/** Where, then who after whom. Nothing is saved before the button. */
export function RouteDialog({ places, stages: before, people, branches, onClose }: Props) {
  const { t } = useTranslation(['review', 'common']);
  const queries = useQueryClient();
  const [place, setPlace] = useState(places[0]?.value ?? '');
  const [lines, setLines] = useState(() => keyed(before.length > 0 ? before : [NEW_STAGE]));
  const [isAsked, setAsked] = useState(false);
  const save = useMutation({
    ...saveRouteMutation(),
    onSuccess: () => {
      offerUndo(t('review:route.saved'));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: reviewKey() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const stages = lines.map(({ stage }) => ({ ...stage, name: stage.name.trim() }));
    if (stages.every(isReady)) save.mutate({ ...placeIds(place), stages });
  };
  const set = (key: number, stage: ReviewStage) =>
    setLines(lines.map((line) => (line.key === key ? { key, stage } : line)));
  return (
    <Dialog onClose={onClose} size="lg" title={t('review:route.title')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Select
            label={t('review:route.place')}
            data={groupsOf(places)}
            value={place}
            allowDeselect={false}
            searchable={places.length > 8}
            disabled={places.length === 1}
            onChange={(value) => value !== null && setPlace(value)}
          />
          {lines.length === 0 && <p className="muted">{t('review:route.free')}</p>}
          {lines.map(({ key, stage }, index) => (
            <StageFields
              key={key}
              number={index + 1}
              stage={stage}
              people={people}
              branches={branches}
              isAsked={isAsked}
              onStage={(next) => set(key, next)}
              onRemove={() => setLines(lines.filter((line) => line.key !== key))}
            />
          ))}
          <div className={classes.acts}>
            {lines.length < 6 && (
              <Button
                size="sm"
                onClick={() =>
                  setLines([
                    ...lines,
                    { key: Math.max(0, ...lines.map(({ key }) => key)) + 1, stage: NEW_STAGE },
                  ])
                }
              >
                {t('review:route.addStage')}
              </Button>
            )}
          </div>
          <FormProblem>{save.error ? errorSentence(save.error, t) : null}</FormProblem>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('review:route.save')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}

function keyed(stages: readonly ReviewStage[]): { key: number; stage: ReviewStage }[] {
  return stages.map((stage, key) => ({ key, stage }));
}

function groupsOf(places: readonly PlaceChoice[]) {
  return [...new Set(places.map(({ group }) => group))].map((group) => ({
    group,
    items: places.filter((place) => place.group === group).map(({ value, label }) => ({ value, label })),
  }));
}
