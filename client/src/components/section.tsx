import type { ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: ReactNode;
  /** The measure, period or rule, small beside the title. */
  note?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, note, children }: SectionProps) {
  return (
    <section>
      <div className={classes.section}>
        <h2>{title}</h2>
        {note && <span className="muted small">{note}</span>}
      </div>
      {children}
    </section>
  );
}

interface CardProps {
  title?: ReactNode;
  /** The quiet end of the head: a link, a count. */
  tail?: ReactNode;
  children: ReactNode;
}

interface HeadProps {
  title?: ReactNode;
  /** For a card that is named by its head. */
  id?: string;
  /** What stands beside the title: a note, a link or a count at the end. */
  children?: ReactNode;
}

/** The head of a card that lays out its body itself. */
export function CardHead({ title, id, children }: HeadProps) {
  return (
    <div className={classes.head}>
      {title && <h2 id={id}>{title}</h2>}
      {children}
    </div>
  );
}

/** A card with a head; its body keeps the padding of every card. */
export function CardSection({ title, tail, children }: CardProps) {
  return (
    <section className="card">
      {(title || tail) && (
        <CardHead title={title}>{tail && <div className={classes.tail}>{tail}</div>}</CardHead>
      )}
      <div className={classes.body} data-headed={Boolean(title || tail) || undefined}>
        {children}
      </div>
    </section>
  );
}
