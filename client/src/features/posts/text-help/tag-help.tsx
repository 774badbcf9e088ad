import { addTag, lintTags, tagCustom, tagsIn } from '@rupor/shared/posts/text/hashtags';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rubricsQuery } from '../../campaigns/api.ts';
import composer from '../composer.module.css';
import styles from './text-help.module.css';
import type { TextHelpProps } from './text-help-part.tsx';

type Props = Omit<TextHelpProps, 'onGo'>;

/** Hashtags: few, own, written so that a screen reader can say them; the rubric's tag with one press. */
export function TagHelp({ text, rubricId, chosen, onText }: Props) {
  const { t } = useTranslation('textHelp');
  const rubric = useQuery(rubricsQuery()).data?.find(({ id }) => id === rubricId);
  const problems = lintTags(text);
  const customs = [...new Set(chosen.map(({ capabilities }) => tagCustom(capabilities)))];
  const tag = rubric?.tag ?? '';
  const isThere = tagsIn(text).some((other) => other.toLowerCase() === tag.toLowerCase());
  return (
    <div>
      <h3 className={styles.head}>{t('tags.title')}</h3>
      {problems.map(({ code, tag: wrong, count }) => (
        <p key={`${code} ${wrong}`} className={styles.line}>
          {t(`tags.${code}`, { tag: wrong, count })}
        </p>
      ))}
      {tag !== '' && !isThere && (
        <button type="button" className={composer.link} onClick={() => onText(addTag(text, tag))}>
          {t('tags.insert', { tag })}
        </button>
      )}
      {customs.map((custom) => (
        <p key={custom} className={styles.line}>
          {t(`tags.custom.${custom}`)}
        </p>
      ))}
      {customs.length === 0 && problems.length === 0 && <p className={styles.line}>{t('tags.fine')}</p>}
    </div>
  );
}
