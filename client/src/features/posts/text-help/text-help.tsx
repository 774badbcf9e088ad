import { findHighlights, type Highlight } from '@rupor/shared/posts/text/highlights';
import { readabilityOf } from '@rupor/shared/posts/text/readability';
import { isRussian } from '@rupor/shared/posts/text/words';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format.ts';
import { NetworkHelp } from './network-help.tsx';
import { TagHelp } from './tag-help.tsx';
import styles from './text-help.module.css';
import type { TextHelpProps } from './text-help-part.tsx';

const SHOWN = 12;

/** How it reads, what makes it heavy, its tags, and each channel: all counted here, in the browser. */
export function TextHelp({ text, chosen, rubricId, onText, onGo }: TextHelpProps) {
  const { t } = useTranslation('textHelp');
  // A long text is read again when typing pauses, so that letters do not lag.
  const read = useDeferredValue(text);
  if (text.trim() === '') return <p className={styles.line}>{t('empty')}</p>;
  return (
    <div className={styles.help}>
      {isRussian(read) ? <Reading text={read} /> : <p className={styles.line}>{t('notRussian')}</p>}
      <Highlights text={read} onGo={onGo} />
      <TagHelp text={text} rubricId={rubricId} chosen={chosen} onText={onText} />
      <NetworkHelp chosen={chosen} />
    </div>
  );
}

function Reading({ text }: { text: string }) {
  const { t } = useTranslation('textHelp');
  const format = useFormat();
  const reading = useMemo(() => readabilityOf(text), [text]);
  if (!reading) return null;
  const { figures, counts, ease } = reading;
  return (
    <div>
      <p className={styles.ease} role="status">
        {t(`ease.${ease}`)}
      </p>
      {figures ? (
        <>
          <p className={styles.line}>{t('flesch', { value: figures.flesch })}</p>
          <p className={styles.line}>
            {figures.grade > 11 ? t('gradeOver') : t('grade', { value: figures.grade })}
          </p>
        </>
      ) : (
        <p className={styles.line}>{t('few', { count: counts.words })}</p>
      )}
      <details className={styles.formulas}>
        <summary>{t('formulas.title')}</summary>
        <p>{t('formulas.flesch')}</p>
        <p>{t('formulas.sis')}</p>
        <p>
          {t('formulas.counts', {
            words: format.number(counts.words),
            sentences: format.number(counts.sentences),
            syllables: format.number(counts.syllables),
            letters: format.number(counts.letters),
          })}
        </p>
      </details>
    </div>
  );
}

function Highlights({ text, onGo }: { text: string; onGo: TextHelpProps['onGo'] }) {
  const { t } = useTranslation('textHelp');
  const found = useMemo(() => findHighlights(text), [text]);
  if (!isRussian(text)) return null;
  if (found.length === 0) return <p className={styles.line}>{t('clean')}</p>;
  const words = ({ start, end }: Highlight) => {
    const part = text.slice(start, end).replaceAll(/\s+/g, ' ');
    return part.length > 60 ? `${part.slice(0, 59)}…` : part;
  };
  return (
    <div>
      <h3 className={styles.head}>{t('places', { count: found.length })}</h3>
      <ul className={styles.list}>
        {found.slice(0, SHOWN).map((place) => (
          <li key={`${place.kind} ${place.start}`}>
            <button type="button" className={styles.place} onClick={() => onGo(place.start, place.end)}>
              <mark>{words(place)}</mark>
              <span>{t(`kinds.${place.kind}`, { count: place.count })}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className={styles.line}>{t('morePlaces', { count: found.length - SHOWN })}</p>
      )}
    </div>
  );
}
