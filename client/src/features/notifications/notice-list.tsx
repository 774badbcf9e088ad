import type { Notice } from '@rupor/shared/notifications/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { noticesKey, resolveMutation } from './api.ts';
import { NoticeItem } from './notice-item.tsx';
import classes from './notifications.module.css';

interface Props {
  items: readonly Notice[];
  /** The answers to «вышел или нет». */
  renderAnswer: (notice: Notice) => ReactNode;
  retryingId: string | null;
  onRetry: (targetId: string) => void;
}

export function NoticeList({ items, renderAnswer, retryingId, onRetry }: Props) {
  const { t } = useTranslation(['notifications', 'common']);
  const queryClient = useQueryClient();
  const dismiss = useMutation({
    ...resolveMutation(),
    onSuccess: () => offerUndo(t('notifications:dismissed')),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: noticesKey() }),
  });
  return (
    <ul className={`card ${classes.list}`}>
      {items.map((notice) => (
        <NoticeItem
          key={`${notice.kind} ${notice.id}`}
          notice={notice}
          answer={notice.kind === 'unconfirmed' ? renderAnswer(notice) : null}
          isRetrying={retryingId !== null && retryingId === notice.targetId}
          onRetry={() => notice.targetId && onRetry(notice.targetId)}
          onDismiss={() => dismiss.mutate({ id: notice.id })}
        />
      ))}
    </ul>
  );
}
