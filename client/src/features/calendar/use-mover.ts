// Moving an entry: ask the server, say what happened, offer to take it back; a past time is asked about, never sent.
import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode, errorSentence } from '../../lib/errors.ts';
import { formatWallTime } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { useMoveEntry, usePublishNow } from './api.ts';
import { onDay } from './calendar-days.ts';

export function useMover() {
  const { t } = useTranslation('calendar');
  const move = useMoveEntry();
  const publish = usePublishNow();
  const [asked, setAsked] = useState<CalendarEntry | null>(null);
  const [past, setPast] = useState<CalendarEntry | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const moveTo = (entry: CalendarEntry, wallTime: string) => {
    if (wallTime === entry.wallTime) return setAsked(null);
    const { postId: id, targetIds, timeZone } = entry;
    move.mutate(
      { id, targetIds, wallTime, timeZone },
      {
        onSuccess: () => {
          setAsked(null);
          setProblem(null);
          offerUndo(t('move.done', { when: formatWallTime(wallTime) }), () =>
            move.mutateAsync({ id, targetIds, wallTime: entry.wallTime, timeZone }).then(() => undefined),
          );
        },
        onError: (error) => {
          if (errorCode(error) === 'past_time') {
            setAsked(null);
            setPast(entry);
          } else if (asked) setProblem(errorSentence(error, t));
          else offerUndo(errorSentence(error, t));
        },
      },
    );
  };

  return {
    asked,
    past,
    problem,
    isBusy: move.isPending || publish.isPending,
    ask: (entry: CalendarEntry) => {
      setProblem(null);
      setAsked(entry);
    },
    moveTo,
    moveToDay: (entry: CalendarEntry, day: string) => moveTo(entry, onDay(entry.wallTime, day)),
    publishNow: (entry: CalendarEntry) =>
      publish.mutate(
        { id: entry.postId, targetIds: entry.targetIds },
        {
          onSuccess: () => {
            setPast(null);
            offerUndo(t('past.done'));
          },
          onError: (error) => {
            setPast(null);
            offerUndo(errorSentence(error, t));
          },
        },
      ),
    close: () => {
      setAsked(null);
      setPast(null);
    },
  };
}
