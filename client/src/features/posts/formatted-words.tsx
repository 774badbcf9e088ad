import { type MarkupEntity, type MarkupKind, readMarkup } from '@rupor/shared/posts/markup';
import type { ReactNode } from 'react';
import styles from './composer.module.css';

const TAGS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
  text_link: 'span',
} as const satisfies Record<MarkupKind, string>;

/** The words as readers will see them: the same reading of the tags that is sent. Links are shown, not followed. */
export function FormattedWords({ text: source, label }: { text: string; label: string }) {
  const { text, entities } = readMarkup(source);
  if (entities.length === 0) return null;
  return (
    <figure className={styles.formatted}>
      <figcaption>{label}</figcaption>
      <div className={styles.words}>{draw(text, entities, { from: 0, to: text.length })}</div>
    </figure>
  );
}

interface Stretch {
  from: number;
  to: number;
}

/** Entities never cross, so those that start in one are inside it. */
function draw(text: string, entities: readonly MarkupEntity[], { from, to }: Stretch): ReactNode[] {
  const drawn: ReactNode[] = [];
  let at = from;
  let rest = entities;
  for (let [next] = rest; next; [next] = rest) {
    const { type, offset, length, url } = next;
    const end = offset + length;
    const inner = rest.slice(1).filter((one) => one.offset < end);
    const Tag = TAGS[type];
    drawn.push(
      text.slice(at, offset),
      <Tag key={`${offset}-${type}`} className={url ? styles.wordLink : undefined} title={url}>
        {draw(text, inner, { from: offset, to: end })}
      </Tag>,
    );
    rest = rest.slice(1 + inner.length);
    at = end;
  }
  return [...drawn, text.slice(at, to)];
}
