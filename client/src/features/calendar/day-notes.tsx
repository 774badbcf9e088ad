import classes from './day-notes.module.css';

/** Holidays, days of trades and own dates of one day: a reason to write, never in the way of what is planned. */
export function DayNotes({ names }: { names: readonly string[] | undefined }) {
  if (!names || names.length === 0) return null;
  return (
    <p className={classes.notes} title={names.join('\n')}>
      {names.join(' · ')}
    </p>
  );
}
