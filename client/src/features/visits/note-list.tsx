import { Button } from '@mantine/core';
import type { VisitNote } from '@rupor/shared/visits/answers';
import { formatDay } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { useNoteActs } from './api.ts';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';

interface Props {
  siteId: string;
  notes: readonly VisitNote[];
  canManage: boolean;
}

/** What happened on those days, numbered as on the chart. */
export function NoteList({ siteId, notes, canManage }: Props) {
  const { t } = useWords();
  const { createNote, removeNote } = useNoteActs();
  const remove = ({ id, day, text }: VisitNote) =>
    removeNote.mutate(
      { id },
      { onSuccess: () => offerUndo(t('note.removed'), () => createNote.mutate({ siteId, day, text })) },
    );
  if (notes.length === 0) return <p className="small muted">{t('note.none')}</p>;
  return (
    <ol className={classes.noteList}>
      {notes.map((note, index) => (
        <li key={note.id}>
          <span>
            <b>{index + 1}.</b> {formatDay(note.day)} — {note.text}
            {note.author && <span className="muted"> ({note.author})</span>}
          </span>
          {canManage && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('note.removeNamed', { text: note.text })}
              onClick={() => remove(note)}
            >
              {t('note.remove')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
