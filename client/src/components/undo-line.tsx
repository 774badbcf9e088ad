import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeUndo, type UndoEntry, useUndoEntries } from '../lib/undo.ts';
import classes from './undo-line.module.css';

/** How long a line stays, milliseconds; it stays on while focused or hovered. */
const STAY_MS = 10_000;

export function UndoLines() {
  const entries = useUndoEntries();
  return (
    <div className={classes.place} role="status">
      {entries.map((entry) => (
        <UndoLine key={entry.id} entry={entry} />
      ))}
    </div>
  );
}

function UndoLine({ entry }: { entry: UndoEntry }) {
  const { t } = useTranslation();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => closeUndo(entry.id), STAY_MS);
    return () => clearTimeout(timer);
  }, [isHeld, entry.id]);
  const takeBack = () => {
    closeUndo(entry.id);
    void entry.undo?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the line is not an act of its own
    <div
      className={classes.line}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{entry.sentence}</span>
      {entry.undo && (
        <button type="button" onClick={takeBack}>
          {t('common:act.undo')}
        </button>
      )}
    </div>
  );
}
