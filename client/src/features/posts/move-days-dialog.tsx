import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface MoveDaysDialogProps {
  isOpen: boolean;
  onClose(): void;
  onMove(days: number): void;
}

/** By how many days; the time of the day stays. */
export function MoveDaysDialog({ isOpen, onClose, onMove }: MoveDaysDialogProps) {
  const { t } = useTranslation(['posts', 'common']);
  const [days, setDays] = useState<number | string>(1);
  const [problem, setProblem] = useState<string | null>(null);
  const fieldId = useId();
  const move = () => {
    const isFit = typeof days === 'number' && Number.isInteger(days) && days !== 0;
    setProblem(isFit ? null : t('posts:list.moveNeeded'));
    if (isFit) onMove(days);
    else document.getElementById(fieldId)?.focus();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('posts:list.moveTitle')}
      closeButtonProps={{ 'aria-label': t('common:act.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          move();
        }}
      >
        <NumberInput
          id={fieldId}
          data-autofocus
          label={t('posts:list.moveDays')}
          description={t('posts:list.moveHint')}
          min={-366}
          max={366}
          value={days}
          error={problem}
          onChange={setDays}
          mb="md"
        />
        <Group gap="xs">
          <Button type="submit" variant="filled">
            {t('posts:list.moveVerb')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:act.leave')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
