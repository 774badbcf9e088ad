import { Button } from '@mantine/core';
import type { DayNote } from '@rupor/shared/ideas/days-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { formatDay } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { offerUndo } from '../../lib/undo.ts';
import { archiveIdeaMutation, captureMutation, ideasKey } from './api.ts';
import styles from './ideas.module.css';

/** Days with their source; each can become an idea at once. */
export function DayList({ days, withSource }: { days: readonly DayNote[]; withSource: boolean }) {
  const { t } = useTranslation(['ideas', 'common']);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ideasKey() });
  const archive = useMutation({ ...archiveIdeaMutation(), onSettled: refresh });
  const capture = useMutation({
    ...captureMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSuccess: ({ id }) => offerUndo(t('ideas:days.captured'), () => archive.mutate({ id })),
    onSettled: refresh,
  });
  return (
    <ul className={styles.days}>
      {days.map((note) => {
        const name = note.name[currentLanguage()];
        return (
          <li key={`${note.day} ${note.key}`}>
            <div className={styles.dayWords}>
              <b>{name}</b>
              <span className="small muted">
                <time dateTime={note.day}>{formatDay(note.day, 'weekday')}</time>
                {withSource && (
                  <>
                    {' · '}
                    <DaySource note={note} />
                  </>
                )}
              </span>
            </div>
            <Button
              size="sm"
              variant="default"
              aria-label={t('ideas:days.captureNamed', { name })}
              onClick={() => capture.mutate({ text: name, forDay: note.day, source: 'day' })}
            >
              {t('ideas:days.capture')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function DaySource({ note }: { note: DayNote }) {
  const { t } = useTranslation('ideas');
  if (note.kind === 'own') return t('days.own');
  if (note.confidence === 'check') return t('days.check');
  // An act is cited as it is called, in its own language.
  if (note.url === null) return <span lang="ru">{note.basis}</span>;
  return (
    <a lang="ru" href={note.url} target="_blank" rel="noreferrer noopener">
      {note.basis}
    </a>
  );
}
