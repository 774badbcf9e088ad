import { Autocomplete, Button, TagsInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { arrangeMutation, mediaKey, shelvesQuery } from './api.ts';
import styles from './library.module.css';

/** What is done with several files at once: a folder, tags, one passport. */
export function ArrangeBar({ ids, onDone }: { ids: string[]; onDone(): void }) {
  const { t } = useTranslation('library');
  const queryClient = useQueryClient();
  const shelves = useQuery(shelvesQuery()).data;
  const [folder, setFolder] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const arrange = useMutation({
    ...arrangeMutation(),
    onSuccess: async ({ changed }) => {
      await queryClient.invalidateQueries({ queryKey: mediaKey() });
      offerUndo(t('arranged', { count: changed }));
      onDone();
    },
  });
  const [first, ...also] = ids;
  if (first === undefined) return null;
  const place = folder
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/^\/+|\/+$/g, '');
  return (
    <section className={styles.panel} aria-label={t('chosen', { count: ids.length })}>
      <div className={styles.stack}>
        <p>{t('chosen', { count: ids.length })}</p>
        <div className={styles.row}>
          <Autocomplete
            label={t('toFolder')}
            placeholder={t('folderExample')}
            data={(shelves?.folders ?? []).map(({ path }) => path)}
            value={folder}
            onChange={setFolder}
          />
          <TagsInput
            label={t('addTags')}
            data={(shelves?.tags ?? []).map(({ tag }) => tag)}
            value={tags}
            onChange={setTags}
          />
        </div>
        <FormProblem>{arrange.isError ? errorSentence(arrange.error, t) : null}</FormProblem>
        <div className={styles.row}>
          <Button
            loading={arrange.isPending}
            variant="default"
            onClick={() => arrange.mutate({ ids, addTags: tags, ...(place === '' ? {} : { folder: place }) })}
          >
            {t('arrange')}
          </Button>
          <LinkButton
            variant="default"
            to="/media/$mediaId"
            params={{ mediaId: first }}
            search={also.length > 0 ? { also } : {}}
          >
            {t('onePassport')}
          </LinkButton>
          <Button variant="subtle" onClick={onDone}>
            {t('dropChoice')}
          </Button>
        </div>
      </div>
    </section>
  );
}
