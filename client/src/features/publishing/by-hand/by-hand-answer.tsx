import { Button, Textarea, TextInput } from '@mantine/core';
import type { ByHandTask } from '@rupor/shared/publishing/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { api } from '../../../lib/api.ts';
import { errorSentence, fieldErrors } from '../../../lib/errors.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { declineByHandMutation, doneByHandMutation } from '../api.ts';
import classes from './by-hand.module.css';

/** «Опубликовано» with the link, or «Не буду» with the reason. */
export function ByHandAnswer({ task: { targetId, channel } }: { task: ByHandTask }) {
  const { t } = useTranslation(['publishing', 'common']);
  const [remoteUrl, setRemoteUrl] = useState('');
  const [isDeclining, setDeclining] = useState(false);
  const [note, setNote] = useState('');
  const refresh = useRefresh();
  const done = useMutation({
    ...doneByHandMutation(),
    onSuccess: () => offerUndo(t('publishing:byHand.done', { channel: channel.name })),
    onSettled: refresh,
  });
  const decline = useMutation({
    ...declineByHandMutation(),
    onSuccess: () => setDeclining(false),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: refresh,
  });
  const link = remoteUrl.trim();
  const problem = done.error && (fieldErrors(done.error, t).remoteUrl ?? errorSentence(done.error, t));
  return (
    <section className={`card ${classes.answer}`}>
      <h2>{t('publishing:byHand.answerStep')}</h2>
      <TextInput
        label={t('publishing:byHand.link')}
        description={t('publishing:byHand.linkHint')}
        type="url"
        inputMode="url"
        value={remoteUrl}
        maxLength={2000}
        error={problem}
        onChange={(event) => setRemoteUrl(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button
          variant="filled"
          loading={done.isPending}
          onClick={() => done.mutate(link ? { targetId, remoteUrl: link } : { targetId })}
        >
          {t('publishing:byHand.doneVerb')}
        </Button>
        <Button variant="subtle" onClick={() => setDeclining(true)}>
          {t('publishing:byHand.declineVerb')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isDeclining}
        onClose={() => setDeclining(false)}
        title={t('publishing:byHand.declineTitle', { channel: channel.name })}
        verb={t('publishing:byHand.declineVerb')}
        isDanger
        isBusy={decline.isPending}
        onConfirm={() => decline.mutate(note.trim() ? { targetId, note: note.trim() } : { targetId })}
      >
        <p>{t('publishing:byHand.declineText')}</p>
        <Textarea
          label={t('publishing:byHand.note')}
          description={t('publishing:byHand.noteHint')}
          value={note}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </section>
  );
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [api.posts.key(), api.publishing.key(), api.notifications.key(), api.calendar.key()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
}
