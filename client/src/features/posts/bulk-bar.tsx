import { Button } from '@mantine/core';
import type { BulkAct } from '@rupor/shared/posts/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './list.module.css';
import { MoveDaysDialog } from './move-days-dialog.tsx';

interface BulkBarProps {
  count: number;
  isRemovedList: boolean;
  canCancel: boolean;
  isBusy: boolean;
  onAct(act: BulkAct): void;
  onUnchoose(): void;
}

/** What may be done with the chosen posts. */
export function BulkBar({ count, isRemovedList, canCancel, isBusy, onAct, onUnchoose }: BulkBarProps) {
  const { t } = useTranslation('posts');
  const [isMoving, setMoving] = useState(false);
  const button = (kind: 'cancel' | 'remove' | 'restore' | 'duplicate') => (
    <Button size="sm" disabled={isBusy} onClick={() => onAct({ kind })}>
      {t(`list.acts.${kind}`)}
    </Button>
  );
  return (
    <section className={styles.bulk} aria-label={t('list.chosen', { count })}>
      <strong role="status">{t('list.chosen', { count })}</strong>
      {isRemovedList ? (
        button('restore')
      ) : (
        <>
          {canCancel && (
            <Button size="sm" disabled={isBusy} onClick={() => setMoving(true)}>
              {t('list.acts.move')}
            </Button>
          )}
          {button('duplicate')}
          {canCancel && button('cancel')}
          {button('remove')}
        </>
      )}
      <Button size="sm" variant="subtle" onClick={onUnchoose}>
        {t('list.unchoose')}
      </Button>
      <MoveDaysDialog
        isOpen={isMoving}
        onClose={() => setMoving(false)}
        onMove={(days) => {
          setMoving(false);
          onAct({ kind: 'move', days });
        }}
      />
    </section>
  );
}
