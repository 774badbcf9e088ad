import { TextInput } from '@mantine/core';
import { NewVisitNote } from '@rupor/shared/visits/contract';
import { FormDialog } from '../../components/form-dialog.tsx';
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
    <FormDialog title={t('note.title')} verb={t('note.save')} {...{ submit, isSending, problem, onClose }}>
      <TextInput
        label={t('note.text')}
        placeholder={t('note.example')}
        maxLength={200}
        data-autofocus
        {...form.getInputProps('text')}
      />
      <TextInput type="date" label={t('note.day')} {...form.getInputProps('day')} />
    </FormDialog>
  );
}
