import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { leadsKey } from './api.ts';

interface Act {
  run: () => Promise<unknown>;
  /** What was done; absent: the screen shows it. */
  sentence?: string;
  undo?: () => Promise<unknown>;
}

/** Does one thing, says so with «Вернуть» where it can be, and refreshes what is shown of applications. */
export function useLeadAct() {
  const { t } = useTranslation('leads');
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: leadsKey() });
  const act = async ({ run, sentence, undo }: Act): Promise<boolean> => {
    setBusy(true);
    try {
      await run();
      const back = undo && (() => act({ run: undo }).then(() => undefined));
      if (sentence) offerUndo(sentence, back);
      return true;
    } catch (error) {
      offerUndo(errorSentence(error, t));
      return false;
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  return { act, isBusy };
}
