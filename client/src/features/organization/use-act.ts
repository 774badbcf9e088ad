import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo, type UndoEntry } from '../../lib/undo.ts';
import { organizationKey } from './api.ts';

interface Act {
  run: () => Promise<unknown>;
  /** What was done, a whole sentence. */
  sentence: string;
  undo?: UndoEntry['undo'];
}

/** Does one thing at once, says so in a line at the foot (with «Вернуть» where it can be), and refreshes. */
export function useAct(): (act: Act) => Promise<boolean> {
  const { t } = useTranslation('organization');
  const queries = useQueryClient();
  return useCallback(
    async ({ run, sentence, undo }) => {
      try {
        await run();
        offerUndo(sentence, undo);
        return true;
      } catch (error) {
        offerUndo(errorSentence(error, t));
        return false;
      } finally {
        await queries.invalidateQueries({ queryKey: organizationKey() });
      }
    },
    [t, queries],
  );
}
