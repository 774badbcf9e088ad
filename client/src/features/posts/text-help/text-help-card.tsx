import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../../components/loading-lines.tsx';
import type { ChosenChannel } from '../checks.ts';
import composer from '../composer.module.css';

const TextHelp = lazy(() => import('./text-help.tsx').then(({ TextHelp: part }) => ({ default: part })));

export interface TextHelpProps {
  text: string;
  chosen: readonly ChosenChannel[];
  rubricId: string | null;
  onText(text: string): void;
  /** Puts the cursor at a place of the text. */
  onGo(start: number, end: number): void;
}

/** «Проверить текст»: asked for, not forced; nothing of the text leaves this device. */
export function TextHelpCard(props: TextHelpProps) {
  const { t } = useTranslation('posts');
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={composer.pad} aria-labelledby="text-help-head">
      <h2 className={composer.h2} id="text-help-head">
        {t('textHelp.title')}
      </h2>
      <button
        type="button"
        className={composer.link}
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        {t(isOpen ? 'textHelp.close' : 'textHelp.open')}
      </button>
      {isOpen && (
        <Suspense fallback={<LoadingLines count={3} label={t('textHelp.loading')} />}>
          <TextHelp {...props} />
        </Suspense>
      )}
    </section>
  );
}
