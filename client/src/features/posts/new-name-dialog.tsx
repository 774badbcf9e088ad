import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { errorCode, errorSentence } from '../../lib/errors.ts';

interface NewNameDialogProps {
  title: string;
  isOpen: boolean;
  onClose(): void;
  onCreate(name: string): Promise<void>;
}

/** One name, one button: a new rubric or campaign without leaving the page. */
export function NewNameDialog({ title, isOpen, onClose, onCreate }: NewNameDialogProps) {
  const { t } = useTranslation(['campaigns', 'common']);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const fieldId = useId();
  const save = async () => {
    if (name.trim() === '') {
      setProblem(t('campaigns:nameNeeded'));
      document.getElementById(fieldId)?.focus();
      return;
    }
    setSending(true);
    try {
      await onCreate(name.trim());
      setName('');
      setProblem(null);
    } catch (error) {
      setProblem(errorCode(error) === 'already_exists' ? t('campaigns:nameTaken') : errorSentence(error, t));
    } finally {
      setSending(false);
    }
  };
  return (
    <FormDialog
      {...{ isOpen, title, isSending, onClose }}
      verb={t('campaigns:save')}
      problem={null}
      submit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        id={fieldId}
        data-autofocus
        label={t('campaigns:name')}
        value={name}
        maxLength={120}
        error={problem}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </FormDialog>
  );
}
