import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { NewVisitNote } from '@rupor/shared/visits/contract';
import { FormProblem } from '../../components/form-problem.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { useNoteActs } from './api.ts';
import { useWords } from './use-words.ts';

interface Props {
  siteId: string;
  today: string;
  onClose(): void;
}

/** «Вышла статья»: a day and a few words that everybody sees on the charts of this site. */
export function NoteDialog({ siteId, today, onClose }: Props) {
  const { t } = useWords();
  const { createNote } = useNoteActs();
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { day: today, text: '' },
    schema: NewVisitNote,
    toInput: (values) => ({ siteId, ...values }),
    send: (values) => createNote.mutateAsync({ siteId, ...values }),
    onDone: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('note.title')}
      closeButtonProps={{ 'aria-label': t('common:act.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('note.text')}
            placeholder={t('note.example')}
            maxLength={200}
            data-autofocus
            {...form.getInputProps('text')}
          />
          <TextInput type="date" label={t('note.day')} {...form.getInputProps('day')} />
          <FormProblem>{problem}</FormProblem>
          <Group gap="xs">
            <Button type="submit" variant="filled" loading={isSending}>
              {t('note.save')}
            </Button>
            <Button onClick={onClose}>{t('common:act.leave')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
