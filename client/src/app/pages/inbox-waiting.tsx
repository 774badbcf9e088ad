import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { noticesKey, noticesQuery } from '../../features/notifications/api.ts';
import { NoticeList } from '../../features/notifications/notice-list.tsx';
import { retryTargetMutation } from '../../features/publishing/api.ts';
import { UnconfirmedAnswer } from '../../features/publishing/unconfirmed-answer.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';

/** «Ждёт вас»: everything that stands until this person does something, finished right here where it can be. */
export function WaitingPart() {
  const { t } = useTranslation(['notifications', 'publishing', 'common']);
  const queryClient = useQueryClient();
  const notices = useQuery(noticesQuery());
  const retry = useMutation({
    ...retryTargetMutation(),
    onSuccess: ({ state }) =>
      offerUndo(t(state === 'published' ? 'publishing:answer.found' : 'publishing:answer.sentAgain')),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: noticesKey() }),
  });
  const { data } = notices;
  return (
    <>
      {notices.error && !data && <ErrorNotice error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isPending && <LoadingLines count={4} label={t('notifications:loading')} />}
      {data?.total === 0 && (
        <EmptyState
          title={t('notifications:empty.title')}
          acts={<LinkButton to="/calendar">{t('notifications:empty.calendar')}</LinkButton>}
        >
          {t('notifications:empty.text')}
        </EmptyState>
      )}
      {data && data.total > 0 && (
        <NoticeList
          items={data.items}
          retryingId={retry.isPending ? retry.variables.targetId : null}
          onRetry={(targetId) => retry.mutate({ targetId })}
          renderAnswer={({ targetId, channel }) =>
            targetId && (
              <UnconfirmedAnswer
                targetId={targetId}
                channelName={channel?.name ?? ''}
                channelUrl={channel?.url ?? null}
              />
            )
          }
        />
      )}
    </>
  );
}
