import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { pauseMutation, publishingKey, resumeMutation } from './api.ts';

/** Stops and starts all sending; each can be taken back at once. */
export function usePause() {
  const { t } = useTranslation(['publishing', 'common']);
  const queryClient = useQueryClient();
  const common = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: publishingKey() }),
  };
  const resume = useMutation({
    ...resumeMutation(),
    ...common,
    onSuccess: () => offerUndo(t('publishing:resumed')),
  });
  const pause = useMutation({
    ...pauseMutation(),
    ...common,
    onSuccess: () => offerUndo(t('publishing:stopped'), () => resume.mutate({})),
  });
  return { pause, resume };
}
