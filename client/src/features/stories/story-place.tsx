import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { campaignsQuery, rubricsQuery } from '../campaigns/api.ts';
import styles from './stories.module.css';
import type { StoryDraft } from './story-draft.ts';

interface Props {
  draft: StoryDraft;
  onChange(part: Partial<StoryDraft>): void;
}

/** Rubric and campaign of the posts that will be made. */
export function StoryPlace({ draft, onChange }: Props) {
  const { t } = useTranslation('stories');
  const rubrics = useQuery(rubricsQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const choices = (list: readonly { id: string; name: string; isArchived: boolean }[], kept: string | null) =>
    list
      .filter(({ id, isArchived }) => !isArchived || id === kept)
      .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={styles.pair}>
      <NativeSelect
        label={t('form.rubric')}
        value={draft.rubricId ?? ''}
        data={[{ value: '', label: t('form.noRubric') }, ...choices(rubrics, draft.rubricId)]}
        onChange={({ currentTarget }) => onChange({ rubricId: currentTarget.value || null })}
      />
      <NativeSelect
        label={t('form.campaign')}
        value={draft.campaignId ?? ''}
        data={[{ value: '', label: t('form.noCampaign') }, ...choices(campaigns, draft.campaignId)]}
        onChange={({ currentTarget }) => onChange({ campaignId: currentTarget.value || null })}
      />
    </div>
  );
}
