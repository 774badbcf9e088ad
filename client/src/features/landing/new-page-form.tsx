import { Button, Radio, TextInput } from '@mantine/core';
import { PAGE_KINDS, type PageKind } from '@rupor/shared/landing/templates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dock } from '../../components/dock.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { newId } from '../../lib/new-id.ts';
import { createPageMutation, pagesKey } from './api.ts';
import styles from './landing.module.css';

/** A page begins with the texts of its kind. */
export function NewPageForm({ onMade }: { onMade(id: string): void }) {
  const { t } = useTranslation(['landing', 'common']);
  const queries = useQueryClient();
  const [kind, setKind] = useState<PageKind>('join');
  const [name, setName] = useState('');
  const [id] = useState(() => newId());
  const create = useMutation({
    ...createPageMutation(),
    onSuccess: async (page) => {
      await queries.invalidateQueries({ queryKey: pagesKey() });
      onMade(page.id);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = name.trim() || t(`landing:pageKinds.${kind}.name`);
    create.mutate({ id, kind, name: named, lang: currentLanguage() });
  };
  return (
    <form onSubmit={submit}>
      <CardSection title={t('landing:new.kind')}>
        <div className={styles.fields}>
          <Radio.Group
            aria-label={t('landing:new.kind')}
            value={kind}
            onChange={(value) => setKind(PAGE_KINDS.find((one) => one === value) ?? 'join')}
          >
            <div className={styles.kinds}>
              {PAGE_KINDS.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`landing:pageKinds.${one}.name`)}
                  description={t(`landing:pageKinds.${one}.what`)}
                />
              ))}
            </div>
          </Radio.Group>
          <TextInput
            label={t('landing:facts.name')}
            description={t('landing:new.nameHint')}
            placeholder={t(`landing:pageKinds.${kind}.name`)}
            value={name}
            maxLength={120}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        </div>
      </CardSection>
      <Dock say={create.error ? errorSentence(create.error, t) : t('landing:new.say')}>
        <Button type="submit" variant="filled" loading={create.isPending}>
          {t('landing:new.begin')}
        </Button>
      </Dock>
    </form>
  );
}
