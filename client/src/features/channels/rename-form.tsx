import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import classes from './channels.module.css';

interface Props {
  name: string;
  onRename(name: string): Promise<void>;
  onClose(): void;
}

export function RenameForm({ name, onRename, onClose }: Props) {
  const { t } = useTranslation('channels');
  const [value, setValue] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const next = value.trim();
    if (next === '' || next.length > 120) return setProblem(t('nameTaken'));
    setSaving(true);
    try {
      await onRename(next);
      onClose();
    } catch (error) {
      setProblem(errorSentence(error, t));
      setSaving(false);
    }
  };
  return (
    <form className={classes.rename} onSubmit={save} noValidate>
      <TextInput
        label={t('renameLabel')}
        description={t('renameHint')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        error={problem}
        autoFocus
      />
      <Group gap="xs">
        <Button type="submit" size="sm" loading={isSaving}>
          {t('acts.save')}
        </Button>
        <Button variant="subtle" size="sm" onClick={onClose}>
          {t('acts.cancel')}
        </Button>
      </Group>
    </form>
  );
}
