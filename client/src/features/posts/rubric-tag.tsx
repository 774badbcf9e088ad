import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rubricsQuery } from '../campaigns/api.ts';
import styles from './composer.module.css';

interface RubricTagProps {
  rubricId: string | null;
  text: string;
  onText(text: string): void;
}

/** Offers the rubric's own tag while the text does without it. */
export function RubricTag({ rubricId, text, onText }: RubricTagProps) {
  const { t } = useTranslation('audiences');
  const tag = useQuery(rubricsQuery()).data?.find(({ id }) => id === rubricId)?.tag;
  if (!tag || text.includes(tag)) return null;
  return (
    <button
      type="button"
      className={styles.chip}
      onClick={() => onText(text.trimEnd() === '' ? tag : `${text.trimEnd()}\n\n${tag}`)}
    >
      {t('choice.tag', { tag })}
    </button>
  );
}
