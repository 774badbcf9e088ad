import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { errorSentence } from '../../../lib/errors.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { type Batch, changedKeys, undoBatch } from './api.ts';

interface Props {
  batch: Batch;
  onUndone?(): void;
}

/** Takes a whole act back; asks first, for it names many. */
export function UndoBatch({ batch, onUndone }: Props) {
  const { t } = useTranslation(['planFiles', 'common']);
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const count = batch.counts.made + batch.counts.changed;
  const undo = useMutation({
    mutationFn: () => undoBatch(batch.id),
    onSuccess: (kept) => {
      offerUndo(kept > 0 ? t('planFiles:undo.kept', { count: kept }) : t('planFiles:undo.done'));
      onUndone?.();
    },
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => {
      setAsked(false);
      return Promise.all(changedKeys().map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  if (!batch.isMine || batch.state === 'undone' || count === 0) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('planFiles:undo.act')}
      </Button>
      {isAsked && (
        <ConfirmDialog
          isOpen
          title={t('planFiles:undo.ask', { count })}
          verb={t('planFiles:undo.act')}
          isBusy={undo.isPending}
          onConfirm={() => undo.mutate()}
          onClose={() => setAsked(false)}
        >
          {t('planFiles:undo.note')}
        </ConfirmDialog>
      )}
    </>
  );
}
