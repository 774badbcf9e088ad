import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../lib/errors.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { postsKey } from '../api.ts';
import { endSeriesMutation, resumeSeriesMutation } from './api.ts';

/** The end of a series, which tells how many it took off the plan and can be taken back, and its return. */
export function useSeriesEnd(id: string) {
  const { t } = useTranslation(['plan', 'common']);
  const queries = useQueryClient();
  const common = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: postsKey() }),
  };
  const resume = useMutation({ ...resumeSeriesMutation(), ...common });
  const takeBack = () => resume.mutateAsync({ id }).then(() => undefined);
  const end = useMutation({
    ...endSeriesMutation(),
    ...common,
    onSuccess: ({ cancelledCount }) =>
      offerUndo(t('plan:series.endedDone', { count: cancelledCount }), takeBack),
  });
  return {
    finish: () => end.mutate({ id }),
    takeBack: () => resume.mutate({ id }),
    isFinishing: end.isPending,
    isReturning: resume.isPending,
  };
}
