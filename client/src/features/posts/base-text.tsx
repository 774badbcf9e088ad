import { countUnits } from '@rupor/shared/posts/count';
import { type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';

interface BaseTextProps {
  text: string;
  onText(text: string): void;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Buttons under the text. */
  pens: ReactNode;
  /** What looks at the text, at the foot of its card. */
  children: ReactNode;
}

const hasFieldSizing = () => CSS.supports('field-sizing', 'content');

/** The text all channels start from. It grows with what is written. */
export function BaseText({ text, onText, field, pens, children }: BaseTextProps) {
  const { t } = useTranslation('posts');
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null || hasFieldSizing() || text.length < 0) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text, field]);
  return (
    <section className={styles.card}>
      <div className={styles.cardHead}>
        <h2 className={styles.h2}>
          <label htmlFor="post-text">{t('text.title')}</label>
        </h2>
        <span className={styles.tail}>{t('text.length', { count: countUnits(text, 'graphemes') })}</span>
      </div>
      <div className={styles.textBox}>
        <textarea
          id="post-text"
          ref={field}
          className={styles.text}
          value={text}
          maxLength={20_000}
          placeholder={t('text.placeholder')}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
        />
      </div>
      <div className={styles.pens}>{pens}</div>
      {children}
    </section>
  );
}
