import type { Channel } from '@rupor/shared/channels/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorData, errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import {
  channelsKey,
  checkMutation,
  removeMutation,
  renameMutation,
  restoreMutation,
  setBranchMutation,
  setResponsibleMutation,
} from './api.ts';

export interface ChannelActs {
  check(): void;
  isChecking: boolean;
  /** What is absent stays. */
  change(to: { name?: string; branchId?: string | null; responsibleId?: string | null }): Promise<void>;
  /** How many planned posts the server says would not go out; null = it is done. */
  remove(evenIfPlanned: boolean): Promise<number | null>;
}

/** Acts on one channel: each tells what happened in one line, and removing can be taken back from it. */
export function useChannelActs({ id, name }: Pick<Channel, 'id' | 'name'>): ChannelActs {
  const { t } = useTranslation('channels');
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: channelsKey() });
  const check = useMutation(checkMutation());
  const rename = useMutation(renameMutation());
  const setBranch = useMutation(setBranchMutation());
  const setResponsible = useMutation(setResponsibleMutation());
  const remove = useMutation(removeMutation());
  const restore = useMutation(restoreMutation());
  const tell = (error: unknown) => offerUndo(errorSentence(error, t));

  const bringBack = async () => {
    try {
      await restore.mutateAsync({ id });
      offerUndo(t('restored', { name }));
    } catch (error) {
      tell(error);
    }
    await refresh();
  };
  return {
    isChecking: check.isPending,
    check: () =>
      check.mutate(
        { id },
        {
          onSuccess: ({ health }) => offerUndo(t(`checked.${health}`, { name })),
          onError: tell,
          onSettled: refresh,
        },
      ),
    change: async (to) => {
      if (to.responsibleId !== undefined)
        await setResponsible.mutateAsync({ id, memberId: to.responsibleId });
      if (to.branchId !== undefined) await setBranch.mutateAsync({ id, branchId: to.branchId });
      if (to.name !== undefined) await rename.mutateAsync({ id, name: to.name });
      if (to.name !== undefined) offerUndo(t('renamed', { name: to.name }));
      else if (to.branchId !== undefined) offerUndo(t('moved', { name }));
      else if (to.responsibleId !== undefined) offerUndo(t('responsible.saved', { name }));
      await refresh();
    },
    remove: async (evenIfPlanned) => {
      try {
        const { cancelledCount } = await remove.mutateAsync({ id, evenIfPlanned });
        const sentence =
          cancelledCount > 0
            ? t('removedWithPosts', { name, count: cancelledCount })
            : t('removed', { name });
        offerUndo(sentence, bringBack);
      } catch (error) {
        const { reason, count } = errorData(error);
        if (reason === 'planned_posts' && typeof count === 'number') return count;
        tell(error);
      }
      await refresh();
      return null;
    },
  };
}
