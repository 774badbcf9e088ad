import { type ReactNode, useId } from 'react';
import classes from './auth.module.css';

interface Props {
  title: string;
  what?: ReactNode;
  children: ReactNode;
}

/** One card of the profile page. */
export function SettingsPart({ title, what, children }: Props) {
  const heading = useId();
  return (
    <section className={`card ${classes.part}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {what && <p>{what}</p>}
      <div className={classes.body}>{children}</div>
    </section>
  );
}
