import { type ReactNode, useEffect } from 'react';
import classes from './dock.module.css';

let mounted = 0;

interface Props {
  /** In words: what stands in the way, or what will happen. */
  say?: ReactNode;
  /** The one main act, filled, and at most one quiet one before it. */
  children: ReactNode;
}

/** The foot of a composer or form with its main act; on phones it takes the place of the bottom bar. */
export function Dock({ say, children }: Props) {
  useEffect(() => {
    mounted += 1;
    document.documentElement.dataset.dock = '';
    return () => {
      mounted -= 1;
      if (mounted === 0) delete document.documentElement.dataset.dock;
    };
  }, []);
  return (
    <div className={classes.dock}>
      <div className={classes.say} role="status">
        {say}
      </div>
      <div className={classes.acts}>{children}</div>
    </div>
  );
}
