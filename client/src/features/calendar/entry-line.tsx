import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { type DragEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { RepeatSign } from '../../components/repeat-sign.tsx';
import classes from './calendar.module.css';
import { ATTENTION, isMovable } from './calendar-entries.ts';

export const DRAG_TYPE = 'application/x-rupor-entry';

interface Props {
  entry: CalendarEntry;
  canMove: boolean;
  onOpen(entry: CalendarEntry, anchor: HTMLElement): void;
  onDragEntry(entry: CalendarEntry | null): void;
}

/** One entry in a cell: sign, time, title, two lines at most. The state's word is in its accessible name. */
export const EntryLine = memo(function EntryLine({ entry, canMove, onOpen, onDragEntry }: Props) {
  const { t } = useTranslation('calendar');
  const isDraggable = canMove && isMovable(entry);
  const startDrag = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData(DRAG_TYPE, entry.postId);
    onDragEntry(entry);
  };
  const time = entry.at.slice(11, 16);
  const heading = entry.heading || t('entry.untitled');
  return (
    <button
      type="button"
      className={classes.entry}
      data-state={entry.state}
      data-attention={ATTENTION.includes(entry.state) || undefined}
      draggable={isDraggable}
      onDragStart={isDraggable ? startDrag : undefined}
      onDragEnd={() => onDragEntry(null)}
      onClick={(event) => onOpen(entry, event.currentTarget)}
      aria-haspopup="dialog"
      aria-label={t(entry.isRepeated ? 'entry.nameRepeated' : 'entry.name', {
        state: t(`common:postState.${entry.state}`),
        time,
        heading,
      })}
    >
      <PostStateSign state={entry.state} size={13} hasWord />
      <b>{time}</b> {entry.isRepeated && <RepeatSign size={12} isSilent />}{' '}
      <span className={classes.entryTitle}>{heading}</span>
    </button>
  );
});
