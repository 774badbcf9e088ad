import type { PlanStory } from '@rupor/shared/stories/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { planStoryMutation, storiesKey, unplanStoryMutation } from './api.ts';

/** The whole plan at once, and the whole of it back. */
export function useRetellActs(id: string) {
  const { t } = useTranslation(['stories', 'common']);
  const queries = useQueryClient();
  const onSettled = async () => {
    for (const queryKey of [api.posts.key(), api.calendar.key()])
      void queries.invalidateQueries({ queryKey });
    await queries.invalidateQueries({ queryKey: storiesKey() });
  };
  const plan = useMutation({ ...planStoryMutation(), onSettled });
  const unplan = useMutation({
    ...unplanStoryMutation(),
    onSettled,
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSuccess: ({ removedCount, keptCount }) =>
      offerUndo(
        keptCount > 0
          ? t('stories:plan.keptSome', { count: keptCount })
          : t('stories:plan.removed', { count: removedCount }),
      ),
  });
  return {
    isBusy: plan.isPending || unplan.isPending,
    problem: plan.isError ? errorSentence(plan.error, t) : null,
    plan(input: Omit<PlanStory, 'id'>, onDone: () => void) {
      plan.mutate(
        { id, ...input },
        {
          onSuccess: ({ posts }) => {
            onDone();
            offerUndo(t('stories:plan.made', { count: posts.length }), () => unplan.mutate({ id }));
          },
        },
      );
    },
    unplan: () => unplan.mutate({ id }),
  };
}
