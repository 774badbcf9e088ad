import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';

interface Props {
  title: string;
  submit: (event: FormEvent<HTMLFormElement>) => void;
  isSending: boolean;
  problem: string | null;
  onClose: () => void;
  /** Absent: it is new. Done at once, with «Вернуть». */
  onRemove?: (() => void) | undefined;
  saveWord?: string;
  children: ReactNode;
}

/** One thing of the plan in a form: fields, save, and taking it away where it is there already. */
export function PlanDialog({
  title,
  submit,
  isSending,
  problem,
  onClose,
  onRemove,
  saveWord,
  children,
}: Props) {
  const { t } = useTranslation('campaignPlan');
  const remove = () => {
    onRemove?.();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:act.close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {children}
          <FormProblem>{problem}</FormProblem>
          <Group gap="xs">
            <Button type="submit" variant="filled" loading={isSending}>
              {saveWord ?? t('act.save')}
            </Button>
            <Button onClick={onClose}>{t('common:act.leave')}</Button>
            {onRemove && (
              <Button variant="subtle" onClick={remove}>
                {t('act.remove')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
