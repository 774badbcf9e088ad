import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  /** What will stand here. */
  title: ReactNode;
  /** How it comes about. */
  children?: ReactNode;
  /** One act with a template, one without. */
  acts?: ReactNode;
  /** A drawing of two tones, 112 × 80; a calendar leaf by default. */
  art?: ReactNode;
}

/** Teaches the next step. */
export function EmptyState({ title, children, acts, art }: Props) {
  return (
    <div className={classes.empty}>
      {art ?? <LeafArt />}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {acts && <div className={classes.acts}>{acts}</div>}
    </div>
  );
}

function LeafArt() {
  return (
    <svg className={classes.art} viewBox="0 0 112 80" aria-hidden="true">
      <rect x="8" y="12" width="72" height="60" rx="8" fill="var(--sunken)" />
      <path
        d="M8 28h72M26 6v12M62 6v12"
        stroke="var(--line-strong)"
        strokeWidth="2"
        strokeLinecap="round"
        fill="none"
      />
      <path
        d="M21 44a5 5 0 1 1 10 0a5 5 0 1 1-10 0M39 44a5 5 0 1 1 10 0a5 5 0 1 1-10 0"
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth="2"
        strokeDasharray="3 3"
      />
      <circle cx="62" cy="44" r="5" fill="var(--accent)" />
      <circle cx="84" cy="56" r="18" fill="var(--accent)" />
      <path d="M84 48v16m-8-8h16" stroke="var(--on-accent)" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
