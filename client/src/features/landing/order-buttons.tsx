import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './landing.module.css';

interface Props {
  /** What is moved, for the names of the buttons. */
  name: string;
  at: number;
  count: number;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

/** Up, down, out: the same for blocks and for lines within them. */
export function OrderButtons({ name, at, count, onMove, onRemove }: Props) {
  const { t } = useTranslation('landing');
  const button = { variant: 'subtle', color: 'gray', size: 44 } as const;
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <span className={styles.order}>
      <ActionIcon
        {...button}
        disabled={at === 0}
        aria-label={t('editor.up', { name })}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        {...button}
        disabled={at === count - 1}
        aria-label={t('editor.down', { name })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon {...button} aria-label={t('editor.remove', { name })} onClick={onRemove}>
        <IconTrash {...icon} />
      </ActionIcon>
    </span>
  );
}
