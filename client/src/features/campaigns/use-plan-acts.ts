import type { PlanAct, PlanItem } from '@rupor/shared/campaigns/plan';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { newId } from '../../lib/new-id.ts';
import { offerUndo } from '../../lib/undo.ts';
import {
  campaignsKey,
  changePlanMutation,
  enterReadingMutation,
  finishMutation,
  planQuery,
  saveRetrospectiveMutation,
} from './api.ts';

/** What can be done to the plan of a campaign; each answer is the whole plan, shown at once. */
export function usePlanActs(id: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { queryKey } = planQuery(id);
  const options = {
    onSuccess: async (plan: CampaignPlan) => {
      // A plan that was asked for before must not come after this one.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, plan);
      void queries.invalidateQueries({ queryKey: campaignsKey(), refetchType: 'none' });
    },
  };
  const change = useMutation({ ...changePlanMutation(), ...options });
  const finish = useMutation({ ...finishMutation(), ...options });
  const reading = useMutation({ ...enterReadingMutation(), ...options });
  const retrospective = useMutation({ ...saveRetrospectiveMutation(), ...options });
  const tellFailure = (error: unknown) => offerUndo(errorSentence(error, t));
  const act = (one: PlanAct) => change.mutateAsync({ id, act: one });
  const put = (item: PlanItem) => act({ kind: 'put', item });
  return {
    act,
    put,
    /** At once; «Вернуть» puts it back as it was. */
    remove: (item: PlanItem, sentence: string) =>
      act({ kind: 'remove', of: item.of, itemId: item.id }).then(
        () => offerUndo(sentence, () => put(item).then(() => undefined, tellFailure)),
        tellFailure,
      ),
    tick: (of: 'task' | 'decision', itemId: string, isDone: boolean) =>
      finish.mutateAsync({ id, of, itemId, isDone }).then(() => undefined, tellFailure),
    read: (indicatorId: string, value: { value: number; takenOn: string; note: string }) =>
      reading.mutateAsync({ id, indicatorId, readingId: newId(), ...value }),
    removeReading: (indicatorId: string, readingId: string) =>
      void act({ kind: 'removeReading', indicatorId, readingId }).catch(tellFailure),
    lookBack: (input: {
      version: number;
      done: string;
      changed: string;
      doubts: string;
      decide: string;
      freeze: boolean;
    }) => retrospective.mutateAsync({ id, ...input }),
  };
}
export type PlanActs = ReturnType<typeof usePlanActs>;
