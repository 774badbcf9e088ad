import classes from './count-badge.module.css';

/** How many wait: a number in the accent, at the end of its line. */
export function CountBadge({ count, className = '' }: { count: number; className?: string | undefined }) {
  return <span className={`${classes.count} ${className}`}>{count}</span>;
}
