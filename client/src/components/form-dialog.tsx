import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { FormProblem } from './form-problem.tsx';

interface FootProps {
  /** What the dialog does; null: there is nothing to do yet. */
  verb: string | null;
  isBusy?: boolean;
  /** Destroys or gives away something: the button is outlined in red, never filled. */
  isDanger?: boolean;
  /** Absent: the button sends the form around it. */
  onVerb?: () => void;
  onClose(): void;
  /** Further acts, after «Не надо». */
  acts?: ReactNode;
}

/** The verb, and the way out. */
export function DialogFoot({ verb, isBusy = false, isDanger = false, onVerb, onClose, acts }: FootProps) {
  const { t } = useTranslation();
  const look = isDanger ? ({ variant: 'outline', color: 'red' } as const) : ({ variant: 'filled' } as const);
  return (
    <Group gap="xs">
      {verb !== null && (
        <Button type={onVerb ? 'button' : 'submit'} {...look} loading={isBusy} onClick={onVerb}>
          {verb}
        </Button>
      )}
      <Button onClick={onClose}>{t('common:act.leave')}</Button>
      {acts}
    </Group>
  );
}

interface FormProps extends Pick<FootProps, 'isDanger' | 'onClose' | 'acts'> {
  verb: string;
  /** With isSending and problem what useApiForm gives. */
  submit: (event: FormEvent<HTMLFormElement>) => void;
  isSending: boolean;
  problem: string | null;
  children: ReactNode;
}

/** Fields, what is wrong with them as a whole, and the foot. */
export function DialogForm({ submit, isSending, problem, children, ...foot }: FormProps) {
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {children}
        <FormProblem>{problem}</FormProblem>
        <DialogFoot isBusy={isSending} {...foot} />
      </Stack>
    </form>
  );
}

interface Props extends FormProps {
  isOpen?: boolean;
  title: ReactNode;
  size?: 'lg';
}

/** A window with one form. */
export function FormDialog({ isOpen, title, size, ...form }: Props) {
  return (
    <Dialog {...{ isOpen, title, size }} onClose={form.onClose}>
      <DialogForm {...form} />
    </Dialog>
  );
}
