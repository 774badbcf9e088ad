import type { Post } from '@rupor/shared/posts/fields';
import type { PostComment } from '@rupor/shared/review/fields';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { CardSection } from '../../components/section.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { noticesKey } from '../notifications/api.ts';
import { commentsQuery, markCommentsSeen } from './api.ts';
import { RemarkForm } from './remark-form.tsx';
import { RemarkThread } from './remark-thread.tsx';
import classes from './review.module.css';
import { useSelectedWords } from './use-selected-words.ts';

/** Remarks on the post and on words of its text; what is settled is folded away. */
export function TalkCard({ post }: { post: Post }) {
  const { t } = useTranslation(['review', 'common']);
  const queries = useQueryClient();
  const comments = useQuery(commentsQuery(post.id));
  const { words, forget } = useSelectedWords();
  const [isShowingAll, setShowingAll] = useState(false);
  const isRead = comments.data !== undefined;
  useEffect(() => {
    // Seen is only told of what was shown; a failure leaves the matter waiting, which is true.
    if (!isRead) return;
    markCommentsSeen(post.id).then(
      () => queries.invalidateQueries({ queryKey: noticesKey() }),
      () => undefined,
    );
  }, [isRead, post.id, queries]);
  const { data } = comments;
  const firsts = (data?.items ?? []).filter(({ parentId }) => parentId === null);
  const open = firsts.filter(({ resolvedAt }) => resolvedAt === null);
  const shown = isShowingAll ? firsts : open;
  const settled = firsts.length - open.length;
  const answersTo = (id: string) => (data?.items ?? []).filter(({ parentId }) => parentId === id);
  return (
    <CardSection
      title={t('review:talk.title')}
      tail={open.length > 0 ? t('review:talk.open', { count: open.length }) : undefined}
    >
      {comments.error && !data && (
        <ErrorNotice error={comments.error} onRetry={() => void comments.refetch()} />
      )}
      {comments.isPending && <LoadingLines count={2} label={t('review:talk.loading')} />}
      {data && (
        <div className={classes.talk}>
          {shown.length > 0 && (
            <ul className={classes.threads}>
              {shown.map((first) => (
                <RemarkThread
                  key={first.id}
                  postId={post.id}
                  first={first}
                  answers={answersTo(first.id)}
                  people={data.people}
                  text={textOf(post, first)}
                />
              ))}
            </ul>
          )}
          {settled > 0 && (
            <TextButton onClick={() => setShowingAll(!isShowingAll)}>
              {isShowingAll
                ? t('review:talk.hideSettled')
                : t('review:talk.settledCount', { count: settled })}
            </TextButton>
          )}
          <RemarkForm postId={post.id} people={data.people} words={words} onForget={forget} />
        </div>
      )}
    </CardSection>
  );
}

function textOf(post: Post, { channelId }: PostComment): string | null {
  if (channelId === null) return post.baseText;
  const target = post.targets.find(({ channel }) => channel.id === channelId);
  return target ? (target.text ?? post.baseText) : null;
}
