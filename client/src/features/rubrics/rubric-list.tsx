import { Button } from '@mantine/core';
import type { Rubric } from '@rupor/shared/campaigns/rubrics';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { segmentsQuery } from '../audiences/api.ts';
import { campaignsKey, orderRubricsMutation, updateRubricMutation } from '../campaigns/api.ts';
import { RubricCard } from './rubric-card.tsx';
import classes from './rubrics.module.css';

interface Props {
  rubrics: readonly Rubric[];
  canManage: boolean;
  canWrite: boolean;
  onChange(rubric: Rubric): void;
}

/** Those in the plan, those still being put together, and the archive. */
export function RubricList({ rubrics, canManage, canWrite, onChange }: Props) {
  const { t } = useTranslation('rubrics');
  const segments = useQuery(segmentsQuery()).data ?? [];
  const { update, move } = useRubricActs();
  const kept = rubrics.filter(({ isArchived }) => !isArchived);
  const archived = rubrics.filter(({ isArchived }) => isArchived);
  const parts = [
    { key: 'active', listed: kept.filter(({ isActive }) => isActive) },
    { key: 'draft', listed: kept.filter(({ isActive }) => !isActive) },
  ] as const;
  return (
    <>
      {parts.map(
        ({ key, listed }) =>
          listed.length > 0 && (
            <Section key={key} title={t(`list.${key}`)} note={t(`list.${key}Note`)}>
              <div className={classes.cards}>
                {listed.map((rubric, index) => (
                  <RubricCard
                    key={rubric.id}
                    {...{ rubric, segments, canManage, canWrite }}
                    onUp={index > 0 ? () => move(listed, index, -1) : undefined}
                    onDown={index < listed.length - 1 ? () => move(listed, index, 1) : undefined}
                    onChange={() => onChange(rubric)}
                    onActivate={(isActive) => update({ id: rubric.id, isActive }, '')}
                    onArchive={() =>
                      update({ id: rubric.id, isArchived: true }, t('card.archived', { name: rubric.name }))
                    }
                  />
                ))}
              </div>
            </Section>
          ),
      )}
      {archived.length > 0 && (
        <details className={classes.archived}>
          <summary>{t('list.archived', { count: archived.length })}</summary>
          <ul className={classes.lines}>
            {archived.map(({ id, name }) => (
              <li key={id}>
                {name}
                {canManage && (
                  <Button
                    size="compact-sm"
                    aria-label={t('card.restoreNamed', { name })}
                    onClick={() => update({ id, isArchived: false }, '')}
                  >
                    {t('card.restore')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function useRubricActs() {
  const { t } = useTranslation('rubrics');
  const queries = useQueryClient();
  const options = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: campaignsKey() }),
  };
  const change = useMutation({ ...updateRubricMutation(), ...options });
  const order = useMutation({ ...orderRubricsMutation(), ...options });
  return {
    /** With a sentence the act can be taken back. */
    update: (input: { id: string; isActive?: boolean; isArchived?: boolean }, sentence: string) =>
      change.mutate(input, {
        onSuccess: () =>
          sentence &&
          offerUndo(sentence, () =>
            change.mutateAsync({ id: input.id, isArchived: !input.isArchived }).then(() => undefined),
          ),
      }),
    move: (listed: readonly Rubric[], index: number, by: 1 | -1) => {
      const ids = listed.map(({ id }) => id);
      const [moved] = ids.splice(index, 1);
      if (!moved) return;
      ids.splice(index + by, 0, moved);
      order.mutate({ ids });
    },
  };
}
