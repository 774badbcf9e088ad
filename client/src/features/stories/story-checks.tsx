import { lintStory } from '@rupor/shared/stories/lint-story';
import type { StoryParts } from '@rupor/shared/stories/story-parts';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import styles from './stories.module.css';

/** A name may be an initial with a full stop of its own. */
function listNames(names: readonly string[]): string {
  return names.join(', ').replace(/\.$/, '');
}

/** «Чего не хватает»: six questions, answered or not. It advises and stops nothing. */
export function StoryChecks({ story, evidenceCount }: { story: StoryParts; evidenceCount: number }) {
  const { t } = useTranslation('stories');
  const checks = lintStory(story, { evidenceCount });
  const open = checks.filter(({ isMet }) => !isMet);
  return (
    <CardSection title={t('checks.title')}>
      <p className={styles.sentence} role="status">
        {open.length === 0 ? t('checks.all') : t('checks.missing', { count: open.length })}
      </p>
      <ul className={styles.checks}>
        {checks.map(({ code, isMet, names }) => (
          <li key={code} data-met={isMet || undefined}>
            {isMet ? (
              <IconCheck size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
            )}
            <span>{t(`checks.${code}.${isMet ? 'met' : 'open'}`, { names: listNames(names) })}</span>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
