import { NumberInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';

interface MoveDaysDialogProps {
  isOpen: boolean;
  onClose(): void;
  onMove(days: number): void;
}

/** By how many days; the time of the day stays. */
export function MoveDaysDialog({ isOpen, onClose, onMove }: MoveDaysDialogProps) {
  const { t } = useTranslation('posts');
  const [days, setDays] = useState<number | string>(1);
  const [problem, setProblem] = useState<string | null>(null);
  const fieldId = useId();
  const move = () => {
    const isFit = typeof days === 'number' && Number.isInteger(days) && days !== 0;
    setProblem(isFit ? null : t('list.moveNeeded'));
    if (isFit) onMove(days);
    else document.getElementById(fieldId)?.focus();
  };
  return (
    <FormDialog
      {...{ isOpen, onClose }}
      title={t('list.moveTitle')}
      verb={t('list.moveVerb')}
      isSending={false}
      problem={null}
      submit={(event) => {
        event.preventDefault();
        move();
      }}
    >
      <NumberInput
        id={fieldId}
        data-autofocus
        label={t('list.moveDays')}
        description={t('list.moveHint')}
        min={-366}
        max={366}
        value={days}
        error={problem}
        onChange={setDays}
      />
    </FormDialog>
  );
}
