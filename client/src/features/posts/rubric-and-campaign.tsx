import { IconFlag3, IconTag } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  campaignsKey,
  campaignsQuery,
  createCampaignMutation,
  createRubricMutation,
  rubricsQuery,
} from '../campaigns/api.ts';
import { ChipSelect } from './chip-select.tsx';

interface RubricAndCampaignProps {
  rubricId: string | null;
  campaignId: string | null;
  /** For whom the post is; where nobody has said so, a rubric brings its own people along. */
  segmentIds: readonly string[];
  onChange(patch: { rubricId?: string | null; campaignId?: string | null; segmentIds?: string[] }): void;
  canCreate: boolean;
}

const COLOURS = 8;

/** What the post belongs to. Archived ones show only where they are already chosen. */
export function RubricAndCampaign({
  rubricId,
  campaignId,
  segmentIds,
  onChange,
  canCreate,
}: RubricAndCampaignProps) {
  const { t } = useTranslation('campaigns');
  const queryClient = useQueryClient();
  const rubrics = useQuery(rubricsQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: campaignsKey() });
  const createRubric = useMutation({ ...createRubricMutation(), onSuccess });
  const createCampaign = useMutation({ ...createCampaignMutation(), onSuccess });
  // The next colour that the fewest rubrics have.
  const colour = (rubrics.length % COLOURS) + 1;
  const chooseRubric = (id: string | null) => {
    const people = rubrics.find((rubric) => rubric.id === id)?.segmentId;
    onChange({ rubricId: id, ...(people && segmentIds.length === 0 ? { segmentIds: [people] } : {}) });
  };
  return (
    <>
      <ChipSelect
        icon={<IconFlag3 stroke={1.75} aria-hidden />}
        label={t('campaign')}
        none={t('noCampaign')}
        choices={campaigns.filter(({ id, isArchived }) => !isArchived || id === campaignId)}
        value={campaignId}
        onValue={(id) => onChange({ campaignId: id })}
        create={
          canCreate
            ? { title: t('newCampaign'), run: (name) => createCampaign.mutateAsync({ name }) }
            : undefined
        }
      />
      <ChipSelect
        icon={<IconTag stroke={1.75} aria-hidden />}
        label={t('rubric')}
        none={t('noRubric')}
        choices={rubrics.filter(({ id, isArchived }) => !isArchived || id === rubricId)}
        value={rubricId}
        onValue={chooseRubric}
        create={
          canCreate
            ? { title: t('newRubric'), run: (name) => createRubric.mutateAsync({ name, colour }) }
            : undefined
        }
      />
    </>
  );
}
