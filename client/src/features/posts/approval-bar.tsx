import { Button, Textarea } from '@mantine/core';
import type { Post } from '@rupor/shared/posts/fields';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Dock } from '../../components/dock.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { approveMutation, postsKey, sendBackMutation } from './api.ts';

/** Who asks, and the two answers. What is approved is the version that was read: a later one is asked about again. */
export function ApprovalBar({ post }: { post: Post }) {
  const { t } = useTranslation(['posts', 'common']);
  const queryClient = useQueryClient();
  const fieldId = useId();
  const [isReturning, setReturning] = useState(false);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const common = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: postsKey() }),
  };
  const approve = useMutation({
    ...approveMutation(),
    ...common,
    onSuccess: () => offerUndo(t('posts:post.approval.approved')),
  });
  const sendBack = useMutation({
    ...sendBackMutation(),
    ...common,
    onSuccess: () => {
      setReturning(false);
      offerUndo(t('posts:post.approval.sentBack'));
    },
  });
  const hasTime = post.targets.some(({ state, dueAt }) => state === 'in_review' && dueAt !== null);
  const name = post.editedBy?.name ?? post.author?.name;
  return (
    <Dock
      say={
        <>
          <b>{t('posts:post.approval.title')}.</b> {name && t('posts:post.approval.by', { name })}{' '}
          {t(hasTime ? 'posts:post.approval.text' : 'posts:post.approval.textNoTime')}
        </>
      }
    >
      <Button onClick={() => setReturning(true)}>{t('posts:post.approval.sendBack')}</Button>
      <Button
        variant="filled"
        loading={approve.isPending}
        onClick={() => approve.mutate({ id: post.id, version: post.version })}
      >
        {t('posts:post.approval.approve')}
      </Button>
      <ConfirmDialog
        isOpen={isReturning}
        onClose={() => setReturning(false)}
        title={t('posts:post.approval.sendBack')}
        verb={t('posts:post.approval.sendBack')}
        isBusy={sendBack.isPending}
        onConfirm={() => {
          const isEmpty = note.trim() === '';
          setProblem(isEmpty ? t('posts:post.approval.noteNeeded') : null);
          if (isEmpty) document.getElementById(fieldId)?.focus();
          else sendBack.mutate({ id: post.id, note: note.trim() });
        }}
      >
        <Textarea
          id={fieldId}
          data-autofocus
          label={t('posts:post.approval.note')}
          rows={4}
          maxLength={2_000}
          value={note}
          error={problem}
          onChange={({ currentTarget }) => {
            setNote(currentTarget.value);
            setProblem(null);
          }}
        />
      </ConfirmDialog>
    </Dock>
  );
}
