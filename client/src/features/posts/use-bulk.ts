// One act on many posts: what succeeded is told with a way back, what did not with its reason.
import type { BulkAct, BulkResult } from '@rupor/shared/posts/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeSentence, errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { bulkMutation, postsKey } from './api.ts';

export interface Bulk {
  isBusy: boolean;
  /** Why some or all were left as they were. */
  problem: string | null;
  run(ids: string[], act: BulkAct): Promise<boolean>;
}

/** The act that takes another back, and on which posts; null: it cannot be taken back in one step. */
export function reverseOf(act: BulkAct, done: readonly BulkResult[]): { ids: string[]; act: BulkAct } | null {
  const ids = done.map(({ id }) => id);
  switch (act.kind) {
    case 'cancel':
    case 'remove':
      return { ids, act: { kind: 'restore' } };
    case 'move':
      return { ids, act: { kind: 'move', days: -act.days } };
    case 'duplicate':
      return { ids: done.flatMap(({ newId }) => newId ?? []), act: { kind: 'remove' } };
    default:
      return null;
  }
}

export function useBulk(): Bulk {
  const { t } = useTranslation(['posts', 'common']);
  const queryClient = useQueryClient();
  const bulk = useMutation(bulkMutation());
  const [problem, setProblem] = useState<string | null>(null);

  async function apply(ids: string[], act: BulkAct): Promise<BulkResult[]> {
    const results = await bulk.mutateAsync({ ids, act });
    await queryClient.invalidateQueries({ queryKey: postsKey() });
    return results;
  }

  async function run(ids: string[], act: BulkAct): Promise<boolean> {
    setProblem(null);
    try {
      const results = await apply(ids, act);
      const done = results.filter(({ ok }) => ok);
      const failed = results.filter(({ ok }) => !ok);
      const back = reverseOf(act, done);
      if (done.length > 0)
        offerUndo(
          t(`posts:list.done.${act.kind}`, { count: done.length }),
          back ? () => apply(back.ids, back.act).then(() => undefined) : undefined,
        );
      if (failed.length > 0) {
        const why = codeSentence(failed[0]?.code ?? 'internal', failed[0]?.data?.reason, t);
        setProblem(t('posts:list.failed', { count: failed.length, why }));
      }
      return failed.length === 0;
    } catch (error) {
      setProblem(errorSentence(error, t));
      return false;
    }
  }

  return { isBusy: bulk.isPending, problem, run };
}
