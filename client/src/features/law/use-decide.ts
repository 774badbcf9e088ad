import type { LawDecide } from '@rupor/shared/law/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { checklistQuery, decideMutation, refreshLaw } from './api.ts';

/** Decisions about one post, one after the other. Answers whether all were written down. */
export function useDecide(postId: string) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const decide = useMutation(decideMutation());
  const run = async (decisions: readonly LawDecide[]): Promise<boolean> => {
    try {
      for (const decision of decisions) {
        const checklist = await decide.mutateAsync({ id: postId, decision });
        queries.setQueryData(checklistQuery(postId).queryKey, checklist);
      }
      return true;
    } catch (error) {
      offerUndo(errorSentence(error, t));
      return false;
    } finally {
      await refreshLaw(queries);
    }
  };
  return { run, isBusy: decide.isPending };
}
