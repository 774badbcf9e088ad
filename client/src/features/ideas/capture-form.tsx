import { Button, Textarea } from '@mantine/core';
import { splitCapture } from '@rupor/shared/ideas/split-capture';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { readStored, writeStored } from '../../lib/stored.ts';
import { offerUndo } from '../../lib/undo.ts';
import { usePhotos } from '../media/use-photos.ts';
import { archiveIdeaMutation, captureMutation, ideasKey, readLinkMutation } from './api.ts';
import { IdeaPhotos } from './idea-photos.tsx';
import styles from './ideas.module.css';

/** What was typed outlives a closed page and a lost connection. */
const KEPT = 'idea';

/** One field, a photo, done: a thought is kept before it is gone. */
export function CaptureForm() {
  const { t } = useTranslation(['ideas', 'common']);
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => readStored(KEPT) ?? '');
  const photos = usePhotos();
  const [problem, setProblem] = useState<string | null>(null);
  const capture = useMutation(captureMutation());
  const archive = useMutation(archiveIdeaMutation());
  const isEmpty = typed.trim() === '' && photos.photos.length === 0;
  const refresh = () => queries.invalidateQueries({ queryKey: ideasKey() });
  // The idea is safe by then; without an answer of that page it keeps its bare link.
  const readLink = useMutation({ ...readLinkMutation(), onSettled: refresh });
  const write = (next: string) => {
    setTyped(next);
    setProblem(null);
    writeStored(KEPT, next);
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return setProblem(t('ideas:capture.empty'));
    const { text, url } = splitCapture(typed);
    try {
      const mediaIds = photos.photos.map(({ id }) => id);
      const source = url ? ('link' as const) : ('hand' as const);
      const { id } = await capture.mutateAsync({ text, url, mediaIds, source });
      write('');
      photos.clear();
      offerUndo(t('ideas:capture.done'), async () => {
        await archive.mutateAsync({ id });
        await refresh();
      });
      await refresh();
      if (url) readLink.mutate({ id });
    } catch (error) {
      setProblem(errorSentence(error, t));
    }
  };

  return (
    <form className={styles.capture} onSubmit={(event) => void send(event)}>
      <Textarea
        label={t('ideas:capture.label')}
        placeholder={t('ideas:capture.placeholder')}
        value={typed}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        error={problem}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4_000}
      />
      <div className={styles.captureRow}>
        <IdeaPhotos photos={photos} />
        <Button type="submit" variant="filled" loading={capture.isPending} disabled={photos.isBusy}>
          {t('ideas:capture.verb')}
        </Button>
      </div>
    </form>
  );
}
