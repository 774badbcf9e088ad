import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { columnQuery } from '../../features/ideas/api.ts';
import { CaptureForm } from '../../features/ideas/capture-form.tsx';
import { IdeaBoard } from '../../features/ideas/idea-board.tsx';
import { IdeasSearch } from '../../features/ideas/ideas-search.ts';
import { SoonCard } from '../../features/ideas/soon-card.tsx';
import { useIdeaActs } from '../../features/ideas/use-idea-acts.ts';
import { todayIn } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

export function IdeasPage() {
  const { t } = useTranslation(['ideas', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [search, setSearch] = useSearchState(IdeasSearch);
  const navigate = useNavigate();
  const acts = useIdeaActs({
    rights: session,
    onWritten: (postId) => void navigate({ to: '/posts/$postId/edit', params: { postId } }),
  });
  const { state = 'idea', ...filters } = search;
  const count = useInfiniteQuery(columnQuery(state, filters)).data?.pages[0]?.counts.idea;
  return (
    <>
      <PageHead
        title={count !== undefined ? t('ideas:waiting', { count }) : t('ideas:title')}
        docTitle={t('common:nav.ideas')}
        sub={t('ideas:sub')}
      />
      <CaptureForm />
      <SoonCard today={todayIn(session.organization?.timeZone ?? 'UTC')} />
      <IdeaBoard search={search} onChange={(next) => void setSearch(next, { replace: true })} acts={acts} />
    </>
  );
}
