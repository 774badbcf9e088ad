import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { usePause } from './use-pause.ts';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  /** What would have gone out until the end of the day. */
  aheadToday: number;
}

/** «Остановить всё»: leaves the house, so it asks and names the count. */
export function PauseDialog({ isOpen, onClose, aheadToday }: Props) {
  const { t } = useTranslation(['publishing', 'common']);
  const [reason, setReason] = useState('');
  const { pause } = usePause();
  const confirm = () => pause.mutate(reason.trim() ? { reason: reason.trim() } : {}, { onSuccess: onClose });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('publishing:pause.question')}
      verb={t('publishing:pause.verb')}
      onConfirm={confirm}
      isDanger
      isBusy={pause.isPending}
    >
      <p>
        {aheadToday > 0
          ? t('publishing:pause.today', { count: aheadToday })
          : t('publishing:pause.noneToday')}{' '}
        {t('publishing:pause.safe')}
      </p>
      <TextInput
        label={t('publishing:pause.reason')}
        description={t('publishing:pause.reasonHint')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
