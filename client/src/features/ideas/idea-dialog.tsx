import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { Idea } from '@rupor/shared/ideas/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { campaignsQuery, rubricsQuery } from '../campaigns/api.ts';
import { mediaUrl } from '../media/api.ts';
import { usePhotos } from '../media/use-photos.ts';
import { ideasKey, saveIdeaMutation } from './api.ts';
import { IdeaPhotos } from './idea-photos.tsx';
import styles from './ideas.module.css';
import type { IdeaActs } from './use-idea-acts.ts';

interface Props {
  idea: Idea;
  acts: IdeaActs;
  onClose(): void;
}

/** The whole idea; whoever may change it does so here. */
export function IdeaDialog({ idea, acts, onClose }: Props) {
  const { t } = useTranslation(['ideas', 'common']);
  const canChange = acts.canChange(idea);
  return (
    <Dialog onClose={onClose} size="lg" title={idea.heading || t('ideas:card.untitled')}>
      {canChange ? <IdeaForm idea={idea} acts={acts} onClose={onClose} /> : <IdeaText idea={idea} />}
    </Dialog>
  );
}

function IdeaText({ idea }: { idea: Idea }) {
  const { t } = useTranslation('ideas');
  return (
    <Stack>
      {idea.text !== '' && <p className={styles.whole}>{idea.text}</p>}
      {idea.url && (
        <a href={idea.url} target="_blank" rel="noreferrer noopener" className={styles.cardUrl}>
          {idea.urlTitle ?? idea.url}
        </a>
      )}
      {idea.media.map((photo) => (
        <img key={photo.id} src={mediaUrl(photo.id)} alt={photo.altText ?? t('card.photo')} />
      ))}
      <p className="small muted">{t('dialog.othersChange')}</p>
    </Stack>
  );
}

function IdeaForm({ idea, acts, onClose }: Props) {
  const { t } = useTranslation(['ideas', 'common']);
  const queries = useQueryClient();
  const rubrics = useQuery(rubricsQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const photos = usePhotos(idea.media);
  const [values, setValues] = useState({
    text: idea.text,
    url: idea.url ?? '',
    forDay: idea.forDay ?? '',
    rubricId: idea.rubric?.id ?? '',
    campaignId: idea.campaign?.id ?? '',
  });
  const save = useMutation({
    ...saveIdeaMutation(),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ideasKey() });
    },
  });
  const set = (part: Partial<typeof values>) => setValues((now) => ({ ...now, ...part }));
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      id: idea.id,
      text: values.text,
      url: orNull(values.url),
      forDay: orNull(values.forDay),
      rubricId: orNull(values.rubricId),
      campaignId: orNull(values.campaignId),
      mediaIds: photos.photos.map(({ id }) => id),
    });
  };
  const choices = (
    list: readonly { id: string; name: string; isArchived: boolean }[],
    kept: string,
    none: string,
  ) => [
    { value: '', label: none },
    ...list
      .filter(({ id, isArchived }) => !isArchived || id === kept)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea
          label={t('ideas:dialog.text')}
          value={values.text}
          onChange={({ currentTarget }) => set({ text: currentTarget.value })}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={4_000}
          data-autofocus
        />
        <TextInput
          type="url"
          label={t('ideas:dialog.url')}
          value={values.url}
          onChange={({ currentTarget }) => set({ url: currentTarget.value })}
        />
        <div className={styles.pair}>
          <NativeSelect
            label={t('ideas:rubric')}
            value={values.rubricId}
            data={choices(rubrics, values.rubricId, t('ideas:dialog.noRubric'))}
            onChange={({ currentTarget }) => set({ rubricId: currentTarget.value })}
          />
          <NativeSelect
            label={t('ideas:dialog.campaign')}
            value={values.campaignId}
            data={choices(campaigns, values.campaignId, t('ideas:dialog.noCampaign'))}
            onChange={({ currentTarget }) => set({ campaignId: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('ideas:dialog.forDay')}
            value={values.forDay}
            onChange={({ currentTarget }) => set({ forDay: currentTarget.value })}
          />
        </div>
        <IdeaPhotos photos={photos} />
        {save.isError && (
          <p role="alert" className={styles.problem}>
            {errorSentence(save.error, t)}
          </p>
        )}
        <Group justify="space-between">
          <Button
            variant="subtle"
            onClick={() => {
              onClose();
              acts.archive(idea);
            }}
          >
            {t('ideas:card.archive')}
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={photos.isBusy}>
            {t('ideas:dialog.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
