import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';

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
export function PlanDialog({ onRemove, saveWord, ...form }: Props) {
  const { t } = useTranslation('campaignPlan');
  const remove = () => {
    onRemove?.();
    form.onClose();
  };
  return (
    <FormDialog
      {...form}
      verb={saveWord ?? t('act.save')}
      acts={
        onRemove && (
          <Button variant="subtle" onClick={remove}>
            {t('act.remove')}
          </Button>
        )
      }
    />
  );
}
