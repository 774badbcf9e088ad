import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { listBlanks } from '@rupor/shared/posts/blanks';
import type { PostTemplate } from '@rupor/shared/posts/templates-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { FormProblem } from '../../../components/form-problem.tsx';
import { errorSentence } from '../../../lib/errors.ts';
import { newId } from '../../../lib/new-id.ts';
import { createTemplateMutation, saveTemplateMutation, templatesQuery } from './api.ts';
import styles from './bulk.module.css';

interface Props {
  /** null: a new one. */
  template: PostTemplate | null;
  onClose(): void;
}

export function TemplateForm({ template, onClose }: Props) {
  const { t } = useTranslation(['bulk', 'common']);
  const queries = useQueryClient();
  const [id] = useState(() => template?.id ?? newId());
  const [name, setName] = useState(template?.name ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: templatesQuery().queryKey });
    onClose();
  };
  const create = useMutation({ ...createTemplateMutation(), onSuccess });
  const save = useMutation({ ...saveTemplateMutation(), onSuccess });
  const act = template ? save : create;
  const blanks = listBlanks(text);
  const send = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ id, name, text, rubricId: template?.rubricId ?? null });
  };
  return (
    <Dialog onClose={onClose} title={t(template ? 'bulk:templates.changeTitle' : 'bulk:templates.addTitle')}>
      <form className={styles.stack} onSubmit={send}>
        <TextInput
          required
          label={t('bulk:templates.name')}
          value={name}
          maxLength={120}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Textarea
          required
          autosize
          minRows={5}
          maxRows={16}
          label={t('bulk:templates.text')}
          description={t('bulk:templates.textNote', { tag: '{{цех}}' })}
          value={text}
          maxLength={20_000}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <p className="small muted" role="status">
          {blanks.length > 0
            ? t('bulk:templates.blanks', { names: blanks.join(', ') })
            : t('bulk:templates.noBlanks')}
        </p>
        {act.error && <FormProblem>{errorSentence(act.error, t)}</FormProblem>}
        <Group>
          <Button type="submit" variant="filled" loading={act.isPending}>
            {t('bulk:templates.save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
