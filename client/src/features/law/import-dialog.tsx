import { Button, FileButton, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { ImportList } from '@rupor/shared/law/contract';
import { readList } from '@rupor/shared/law/read-list';
import { LIST_KINDS } from '@rupor/shared/law/rule';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { lawCalls, refreshLaw } from './api.ts';

interface Props {
  isOpen: boolean;
  today: string;
  onClose(): void;
}

interface Values extends Record<string, unknown> {
  kind: string;
  name: string;
  sourceUrl: string;
  asOf: string;
  text: string;
}

const inputOf = ({ kind, ...rest }: Values) => ({
  ...rest,
  kind: LIST_KINDS.find((one) => one === kind) ?? ('other' as const),
});

/** Lines are pasted, or a file is read on this device; what will be kept is said before it is sent. */
export function ImportDialog({ isOpen, today, onClose }: Props) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: { kind: 'extremist', name: '', sourceUrl: '', asOf: today, text: '' },
    schema: ImportList,
    toInput: inputOf,
    send: (values) => lawCalls.importList(inputOf(values)),
    onDone: async () => {
      await refreshLaw(queries);
      offerUndo(t('lists.imported', { name: form.values.name }));
      onClose();
    },
  });
  const names = readList(form.values.text);
  const take = async (file: File | null) => {
    if (!file) return;
    form.setValues({
      text: await readText(file),
      name: form.values.name || file.name.replace(/\.[^.]+$/, ''),
    });
  };
  return (
    <FormDialog
      isOpen={isOpen}
      size="lg"
      title={t('lists.import')}
      verb={t('lists.send')}
      {...{ submit, isSending, problem, onClose }}
    >
      <NativeSelect
        label={t('lists.kindLabel')}
        data={LIST_KINDS.map((value) => ({ value, label: t(`lists.kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput label={t('lists.name')} maxLength={120} {...form.getInputProps('name')} />
      <TextInput type="date" label={t('lists.asOfLabel')} {...form.getInputProps('asOf')} />
      <TextInput type="url" label={t('lists.sourceLabel')} {...form.getInputProps('sourceUrl')} />
      <Textarea
        label={t('lists.text')}
        description={t('lists.textHint')}
        minRows={5}
        maxRows={10}
        autosize
        {...form.getInputProps('text')}
      />
      <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} style={{ justifySelf: 'start' }}>
            {t('lists.file')}
          </Button>
        )}
      </FileButton>
      <p className="small muted" role="status">
        {names.length > 0
          ? t('lists.willKeep', { count: names.length, first: names.slice(0, 3).join('; ') })
          : t('lists.nothingYet')}
      </p>
    </FormDialog>
  );
}

/** Office programs in Russia still save CSV in windows-1251: what is no UTF-8 is read as that. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\uFFFD') ? new TextDecoder('windows-1251').decode(bytes) : text;
}
