import styles from './composer.module.css';
import { markText } from './text-marks.ts';

interface MarkedWordsProps {
  text: string;
  /** From this UTF-16 index the text is too much. */
  excessFrom: number;
  placeholder: string;
  label: string;
  /** Absent: only shown. */
  onText?: (text: string) => void;
  describedBy?: string;
  inputId?: string;
}

/** The words as the network shows them, and the field that writes them: a clear textarea over marked text. */
export function MarkedWords(props: MarkedWordsProps) {
  const { text, excessFrom, placeholder, label, onText, describedBy, inputId } = props;
  const marks = markText(text, excessFrom);
  let from = 0;
  return (
    <div className={styles.words}>
      <span aria-hidden={onText !== undefined}>
        {text === '' && <span className={styles.placeholder}>{placeholder}</span>}
        {marks.map((mark) => {
          const key = from;
          from += mark.text.length;
          if (mark.kind === 'plain') return mark.text;
          return (
            <span key={key} className={mark.kind === 'over' ? styles.over : styles.wordLink}>
              {mark.text}
            </span>
          );
        })}
        {/* A last empty line has no height of its own. */}
        {text.endsWith('\n') && '\u200b'}
      </span>
      {onText && (
        <textarea
          id={inputId}
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={excessFrom < text.length}
          value={text}
          maxLength={20_000}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
        />
      )}
    </div>
  );
}
