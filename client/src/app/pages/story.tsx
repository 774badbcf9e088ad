import { Button } from '@mantine/core';
import { mayAt } from '@rupor/shared/organization/permissions';
import type { Story } from '@rupor/shared/stories/contract';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { usePhotos } from '../../features/media/use-photos.ts';
import {
  createStoryMutation,
  removeStoryMutation,
  restoreStoryMutation,
  saveStoryMutation,
  storiesKey,
  storyQuery,
} from '../../features/stories/api.ts';
import { RetellCard } from '../../features/stories/retell-card.tsx';
import { forgetDraft, type StoryDraft, toInput } from '../../features/stories/story-draft.ts';
import { StoryForm } from '../../features/stories/story-form.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { todayIn } from '../../lib/format.ts';
import { newId } from '../../lib/new-id.ts';
import { offerUndo } from '../../lib/undo.ts';

/** A new win, or one that is being told. */
export function StoryPage() {
  const { t } = useTranslation('stories');
  const { storyId } = useParams({ strict: false });
  const story = useQuery({ ...storyQuery(storyId ?? ''), enabled: storyId !== undefined });
  if (storyId === undefined) return <Builder story={null} />;
  if (story.isError) return <ErrorNotice error={story.error} onRetry={() => void story.refetch()} />;
  if (!story.data) return <PageHead title={t('loading')} />;
  return <Builder key={storyId} story={story.data} />;
}

function Builder({ story }: { story: Story | null }) {
  const { t } = useTranslation(['stories', 'common']);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const proofs = usePhotos(story?.evidenceFiles);
  const pictures = usePhotos(story?.pictures);
  const [id] = useState(() => newId());
  const refresh = () => queries.invalidateQueries({ queryKey: storiesKey() });
  const create = useMutation(createStoryMutation());
  const save = useMutation(saveStoryMutation());
  const onSave = async (draft: StoryDraft) => {
    const input = {
      ...toInput(draft),
      evidenceIds: proofs.photos.map(({ id }) => id),
      pictureIds: pictures.photos.map(({ id }) => id),
    };
    try {
      const saved = story
        ? await save.mutateAsync({ id: story.id, version: story.version, ...input })
        : await create.mutateAsync({ id, ...input });
      forgetDraft(story);
      offerUndo(t('stories:saved'));
      queries.setQueryData(storyQuery(saved.id).queryKey, saved);
      if (!story) await navigate({ to: '/stories/$storyId', params: { storyId: saved.id }, replace: true });
      await refresh();
    } catch {
      // Told beside the button by the mutation's own error; what was typed stays.
    }
  };
  const error = create.error ?? save.error;
  const branchId = story?.branchId ?? null;
  const canPlan = story !== null && mayAt(session, 'posts.write', branchId);
  return (
    <>
      <PageHead
        title={story?.heading || t('stories:newTitle')}
        docTitle={t('stories:newTitle')}
        sub={t('stories:newSub')}
        acts={story && canPlan && <RemoveButton story={story} />}
        keepActs
      />
      {story && (
        <div style={{ marginBottom: '1rem' }}>
          <RetellCard
            story={story}
            today={todayIn(session.organization?.timeZone ?? 'UTC')}
            canPlan={canPlan}
          />
        </div>
      )}
      <StoryForm
        story={story}
        pictures={pictures}
        proofs={proofs}
        isSaving={create.isPending || save.isPending}
        problem={error ? errorSentence(error, t) : null}
        onSave={(draft) => void onSave(draft)}
      />
    </>
  );
}

function RemoveButton({ story }: { story: Story }) {
  const { t } = useTranslation(['stories', 'common']);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: storiesKey() });
  const restore = useMutation({ ...restoreStoryMutation(), onSettled });
  const remove = useMutation({
    ...removeStoryMutation(),
    onSettled,
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSuccess: async () => {
      offerUndo(t('stories:removed'), () => restore.mutate({ id: story.id }));
      await navigate({ to: '/stories' });
    },
  });
  return (
    <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate({ id: story.id })}>
      {t('stories:remove')}
    </Button>
  );
}
