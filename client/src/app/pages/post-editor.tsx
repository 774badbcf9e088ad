import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TagLinkButton } from '../../features/campaigns/tag-link-button.tsx';
import { LazyLawCard } from '../../features/law/lazy.tsx';
import { LibraryPicker } from '../../features/media/lazy.tsx';
import { postQuery } from '../../features/posts/api.ts';
import { Composer } from '../../features/posts/composer.tsx';
import { toDraftContent } from '../../features/posts/draft-content.ts';
import { type EditorSearch, readEditorSearch, startContent } from '../../features/posts/editor-search.ts';
import { useWaitingDraftsSoon } from '../../features/posts/late-waiting-drafts.tsx';
import { useSentSentence } from '../../features/posts/use-sent-sentence.ts';
import { readUnseenDraftId, useViewer } from '../../features/posts/use-viewer.ts';
import { AgreersCard } from '../../features/review/agreers-card.tsx';
import { errorCode } from '../../lib/errors.ts';
import { newId } from '../../lib/new-id.ts';
import { offerUndo } from '../../lib/undo.ts';

/** A new draft gets its id here, so that its address does not change under the person who writes. */
export function PostEditorPage() {
  useWaitingDraftsSoon();
  const { postId } = useParams({ strict: false });
  const search = readEditorSearch(useSearch({ strict: false }));
  return postId === undefined ? (
    <NewPost search={search} />
  ) : (
    <Editor key={postId} postId={postId} search={search} />
  );
}

function NewPost({ search }: { search: EditorSearch }) {
  const { owner } = useViewer();
  const [postId] = useState(() => readUnseenDraftId(owner) ?? newId());
  return <Navigate to="/posts/$postId/edit" params={{ postId }} search={{ ...search, new: true }} replace />;
}

function Editor({ postId, search }: { postId: string; search: EditorSearch }) {
  const { t } = useTranslation(['posts', 'common']);
  const navigate = useNavigate();
  const { organizationZone } = useViewer();
  const sentence = useSentSentence();
  const post = useQuery(postQuery(postId));
  const code = errorCode(post.error);
  // Without a connection nobody can say that it is new, but who began it here knows.
  const isAway = post.fetchStatus === 'paused' || (post.isError && code === 'offline');
  const isNew = search.new && !post.data && (isAway || code === 'not_found');
  if (post.isPending && !isNew) return <PageHead title={t('posts:opening')} />;
  if (post.error && !isNew && !post.data) throw post.error;
  const known = post.data ?? null;
  return (
    <Composer
      postId={postId}
      post={known}
      initial={known ? toDraftContent(known) : startContent(search, organizationZone)}
      tagLink={(slot) => <TagLinkButton {...slot} />}
      library={(slot) => <LibraryPicker {...slot} />}
      agreers={(slot) => (
        <Suspense fallback={<LoadingLines count={2} />}>
          <AgreersCard {...slot} />
        </Suspense>
      )}
      law={(slot) => <LazyLawCard {...slot} />}
      onSent={(sent) => {
        offerUndo(sentence(sent));
        void navigate({ to: '/posts/$postId', params: { postId } });
      }}
    />
  );
}
