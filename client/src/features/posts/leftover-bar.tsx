import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../lib/format.ts';
import styles from './composer.module.css';
import { useViewer } from './use-viewer.ts';

interface LeftoverBarProps {
  /** When the copy was made. */
  at: string;
  /** Its first words. */
  words: string;
  onTake(): void;
  onDrop(): void;
}

/** Unsaved text of an earlier visit lies on this device: go on with it or let it go. */
export function LeftoverBar({ at, words, onTake, onDrop }: LeftoverBarProps) {
  const { t } = useTranslation('posts');
  const { ownZone } = useViewer();
  return (
    <section className={styles.alert} aria-labelledby="leftover-head">
      <h2 className={styles.h2} id="leftover-head">
        {t('leftover.title')}
      </h2>
      <p className={styles.small}>
        {t('leftover.text', { time: formatDateTime(at, ownZone) })}{' '}
        {words !== '' && t('leftover.words', { words })}
      </p>
      <Group gap="xs">
        <Button onClick={onTake}>{t('leftover.take')}</Button>
        <Button variant="subtle" onClick={onDrop}>
          {t('leftover.drop')}
        </Button>
      </Group>
    </section>
  );
}
