import { Button, Group, TextInput } from '@mantine/core';
import { fillBlanks, listBlanks } from '@rupor/shared/posts/blanks';
import type { PostTemplate } from '@rupor/shared/posts/templates-contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { FormProblem } from '../../../components/form-problem.tsx';
import { errorSentence } from '../../../lib/errors.ts';
import { newId } from '../../../lib/new-id.ts';
import { createPostMutation } from './api.ts';
import styles from './bulk.module.css';

interface Props {
  template: PostTemplate;
  onClose(): void;
}

/** Asks for the blanks, shows the text as it grows, and begins a draft with it. */
export function FillTemplate({ template, onClose }: Props) {
  const { t } = useTranslation(['bulk', 'common']);
  const navigate = useNavigate();
  const [postId] = useState(newId);
  const [values, setValues] = useState<Record<string, string>>({});
  const create = useMutation(createPostMutation());
  const blanks = listBlanks(template.text);
  const text = fillBlanks(template.text, values);
  const send = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { id: postId, baseText: text, rubricId: template.rubricId },
      { onSuccess: () => void navigate({ to: '/posts/$postId/edit', params: { postId } }) },
    );
  };
  return (
    <Dialog onClose={onClose} title={template.name}>
      <form className={styles.stack} onSubmit={send}>
        {blanks.map((name) => (
          <TextInput
            key={name}
            required
            label={name}
            value={values[name] ?? ''}
            maxLength={500}
            onChange={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
          />
        ))}
        <section aria-label={t('bulk:templates.preview')}>
          <p className={styles.text}>{text}</p>
        </section>
        {create.error && <FormProblem>{errorSentence(create.error, t)}</FormProblem>}
        <Group>
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('bulk:templates.write')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
