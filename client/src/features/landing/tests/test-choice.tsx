import { Button } from '@mantine/core';
import type { PageTest } from '@rupor/shared/landing/test-contract';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../../components/section.tsx';
import styles from './tests.module.css';

interface Props {
  test: PageTest;
  isBusy: boolean;
  onChoose(arm: 'a' | 'b' | null): void;
}

/** A person puts a version in place; until then visitors see what was there. */
export function TestChoice({ test: { outcome, chosen }, isBusy, onChoose }: Props) {
  const { t } = useTranslation('pageTests');
  const isWon = outcome === 'b';
  return (
    <CardSection title={chosen ? t(`choice.chosen.${chosen}`) : t('choice.title')}>
      <div className={styles.stack}>
        <p>{t(chosen ? 'choice.mayUndo' : 'choice.what')}</p>
        <div className={styles.row}>
          {chosen ? (
            <Button variant="default" loading={isBusy} onClick={() => onChoose(null)}>
              {t('choice.undo')}
            </Button>
          ) : (
            <>
              <Button variant={isWon ? 'filled' : 'default'} loading={isBusy} onClick={() => onChoose('b')}>
                {t('choice.b')}
              </Button>
              <Button variant={isWon ? 'default' : 'filled'} loading={isBusy} onClick={() => onChoose('a')}>
                {t('choice.a')}
              </Button>
            </>
          )}
        </div>
      </div>
    </CardSection>
  );
}
