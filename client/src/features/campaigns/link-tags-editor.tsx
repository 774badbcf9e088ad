import { Button, TagsInput, TextInput } from '@mantine/core';
import type { OwnUtm } from '@rupor/shared/campaigns/utm-contract';
import { OwnUtm as OwnUtmSchema } from '@rupor/shared/campaigns/utm-contract';
import { COMMON_UTM, type UtmKind } from '@rupor/shared/campaigns/utm-dictionary';
import { toUtmWord } from '@rupor/shared/campaigns/utm-words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { linkTagsQuery, saveLinkTagsMutation } from './api.ts';
import classes from './campaigns.module.css';

interface Props {
  own: OwnUtm;
  canManage: boolean;
}

/** The common words of a kind, and the organization's own beside them: each change is kept at once. */
export function LinkTagsEditor({ kind, own, canManage }: Props & { kind: UtmKind }) {
  const { t } = useTranslation(['linkTags', 'common']);
  const queries = useQueryClient();
  const save = useMutation({
    ...saveLinkTagsMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: linkTagsQuery().queryKey }),
  });
  const set = (entries: OwnUtm['source'], sentence: string) => {
    const next = { ...own, [kind]: entries };
    if (!OwnUtmSchema.safeParse(next).success) return offerUndo(t('linkTags:doubtful'));
    save.mutate(next, {
      onSuccess: () => offerUndo(sentence, () => save.mutateAsync(own).then(() => undefined)),
    });
  };
  const mine = own[kind];
  return (
    <CardSection title={t(`linkTags:${kind}.head`)} tail={<span className="small muted">utm_{kind}</span>}>
      <p className="small muted">{t(`linkTags:${kind}.what`)}</p>
      <ul className={classes.words}>
        {COMMON_UTM[kind].map(({ value, aliases }) => (
          <li key={value}>
            <code>{value}</code>
            <span className="small muted">{t('linkTags:also', { words: aliases.join(', ') })}</span>
          </li>
        ))}
      </ul>
      <h3 className={classes.small}>{t('linkTags:own')}</h3>
      {mine.length === 0 && <p className="muted">{t('linkTags:noOwn')}</p>}
      <ul className={classes.words}>
        {mine.map((entry) => (
          <li key={entry.value}>
            <code>{entry.value}</code>
            <TagsInput
              aria-label={t('linkTags:aliasesOf', { value: entry.value })}
              placeholder={t('linkTags:aliases')}
              value={entry.aliases}
              readOnly={!canManage}
              onChange={(aliases) =>
                set(
                  mine.map((one) => (one.value === entry.value ? { ...one, aliases } : one)),
                  t('linkTags:kept'),
                )
              }
            />
            {canManage && (
              <Button
                size="sm"
                variant="subtle"
                onClick={() =>
                  set(
                    mine.filter(({ value }) => value !== entry.value),
                    t('linkTags:removed', { value: entry.value }),
                  )
                }
              >
                {t('common:act.clear')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canManage && (
        <AddWord
          label={t(`linkTags:${kind}.add`)}
          onAdd={(value) => set([...mine, { value, aliases: [] }], t('linkTags:added', { value }))}
        />
      )}
    </CardSection>
  );
}

function AddWord({ label, onAdd }: { label: string; onAdd(value: string): void }) {
  const { t } = useTranslation('linkTags');
  const [typed, setTyped] = useState('');
  const word = toUtmWord(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (word === '') return;
    onAdd(word);
    setTyped('');
  };
  return (
    <form className={classes.acts} onSubmit={submit} aria-label={label} style={{ alignItems: 'end' }}>
      <TextInput
        label={label}
        placeholder={t('newPlaceholder')}
        description={word ? t('willBe', { word }) : t('willBeLatin')}
        value={typed}
        maxLength={60}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit">{t('add')}</Button>
    </form>
  );
}
