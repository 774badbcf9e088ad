import { IconChevronDown } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../../components/loading-lines.tsx';
import { late } from '../../../lib/late.ts';
import type { ChosenChannel } from '../checks.ts';
import styles from './text-help.module.css';

const TextHelp = late(async () => (await import('./text-help.tsx')).TextHelp);

export interface TextHelpProps {
  text: string;
  chosen: readonly ChosenChannel[];
  rubricId: string | null;
  onText(text: string): void;
  /** Puts the cursor at a place of the text. */
  onGo(start: number, end: number): void;
}

/** «Проверить текст»: asked for, not forced; nothing of the text leaves this device. */
export function TextHelpPart(props: TextHelpProps) {
  const { t } = useTranslation('posts');
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.part} aria-label={t('textHelp.title')}>
      <button
        type="button"
        className={styles.opener}
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        <IconChevronDown stroke={1.75} aria-hidden />
        {t(isOpen ? 'textHelp.close' : 'textHelp.open')}
      </button>
      {isOpen && (
        <div className={styles.body}>
          <Suspense fallback={<LoadingLines count={3} label={t('textHelp.loading')} />}>
            <TextHelp {...props} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
