import { Button, Textarea, TextInput } from '@mantine/core';
import type { Story } from '@rupor/shared/stories/contract';
import { composeRetell } from '@rupor/shared/stories/retell-plan';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dock } from '../../components/dock.tsx';
import { CardSection } from '../../components/section.tsx';
import type { Photos } from '../media/use-photos.ts';
import { PeopleField } from './people-field.tsx';
import styles from './stories.module.css';
import { StoryChecks } from './story-checks.tsx';
import { keepDraft, readDraft, type StoryDraft } from './story-draft.ts';
import { StoryFiles } from './story-files.tsx';
import { StoryPlace } from './story-place.tsx';
import { useRetellWords } from './use-retell-words.ts';

interface Props {
  story: Story | null;
  pictures: Photos;
  proofs: Photos;
  isSaving: boolean;
  problem: string | null;
  onSave(draft: StoryDraft): void;
}

const LONG = ['problem', 'action', 'result'] as const;
const AFTER = ['meaning', 'ask'] as const;

/** A win by its parts; beside them what is still missing, under them the text they make. */
export function StoryForm({ story, pictures, proofs, isSaving, problem, onSave }: Props) {
  const { t } = useTranslation('stories');
  const [draft, setDraft] = useState(() => readDraft(story));
  const words = useRetellWords();
  const set = (part: Partial<StoryDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(story, next);
  };
  const composed = composeRetell('news', draft, words);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(draft);
  };
  const area = (name: (typeof LONG)[number] | (typeof AFTER)[number]) => (
    <Textarea
      key={name}
      label={t(`form.${name}`)}
      description={t(`form.${name}Hint`)}
      value={draft[name]}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      autosize
      minRows={2}
      maxRows={10}
      maxLength={3_000}
    />
  );
  return (
    <form className={styles.builder} onSubmit={submit}>
      <div className={styles.parts}>
        <CardSection title={t('form.what')}>
          <div className={styles.fields}>
            <TextInput
              label={t('form.title')}
              value={draft.title}
              maxLength={200}
              onChange={({ currentTarget }) => set({ title: currentTarget.value })}
            />
            {LONG.map(area)}
            <TextInput
              label={t('form.number')}
              placeholder={t('form.numberPlaceholder')}
              value={draft.number}
              maxLength={300}
              onChange={({ currentTarget }) => set({ number: currentTarget.value })}
            />
            <div className={styles.pair}>
              <TextInput
                type="date"
                label={t('form.happenedOn')}
                value={draft.happenedOn ?? ''}
                onChange={({ currentTarget }) => set({ happenedOn: currentTarget.value || null })}
              />
              <TextInput
                label={t('form.place')}
                value={draft.place}
                maxLength={300}
                onChange={({ currentTarget }) => set({ place: currentTarget.value })}
              />
            </div>
            {AFTER.map(area)}
            <StoryPlace draft={draft} onChange={set} />
          </div>
        </CardSection>
        <CardSection title={t('form.proofAndPeople')}>
          <div className={styles.fields}>
            <TextInput
              label={t('form.evidence')}
              placeholder={t('form.evidencePlaceholder')}
              value={draft.evidence}
              maxLength={300}
              onChange={({ currentTarget }) => set({ evidence: currentTarget.value })}
            />
            <StoryFiles files={proofs} kind="proof" />
            <StoryFiles files={pictures} kind="picture" />
            <PeopleField people={draft.people} onPeople={(people) => set({ people })} />
          </div>
        </CardSection>
      </div>
      <div className={styles.beside}>
        <StoryChecks story={draft} evidenceCount={proofs.photos.length} />
        <CardSection
          title={t('form.text')}
          tail={
            draft.text !== null && (
              <Button size="sm" variant="subtle" onClick={() => set({ text: null })}>
                {t('form.composeAgain')}
              </Button>
            )
          }
        >
          <Textarea
            aria-label={t('form.text')}
            description={t(draft.text === null ? 'form.textComposed' : 'form.textOwn')}
            value={draft.text ?? composed}
            onChange={({ currentTarget }) => set({ text: currentTarget.value })}
            autosize
            minRows={6}
            maxRows={24}
            maxLength={20_000}
          />
        </CardSection>
      </div>
      <Dock say={problem}>
        <Button type="submit" variant="filled" loading={isSaving} disabled={pictures.isBusy || proofs.isBusy}>
          {t('form.save')}
        </Button>
      </Dock>
    </form>
  );
}
