import { Button } from '@mantine/core';
import { locateQuote } from '@rupor/shared/review/anchor';
import type { PostComment, ReviewPerson } from '@rupor/shared/review/fields';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { formatRelative } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { commentsQuery, removeCommentMutation, resolveCommentMutation } from './api.ts';
import { RemarkForm } from './remark-form.tsx';
import classes from './review.module.css';
import { showWords } from './use-selected-words.ts';

interface Props {
  postId: string;
  first: PostComment;
  answers: readonly PostComment[];
  people: readonly ReviewPerson[];
  /** The text the quotation is from, as it stands now; null: the channel is gone. */
  text: string | null;
}

/** A remark, its answers, and whether it is settled. */
export function RemarkThread({ postId, first, answers, people, text }: Props) {
  const { t } = useTranslation(['review', 'common']);
  const queries = useQueryClient();
  const [isAnswering, setAnswering] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: commentsQuery(postId).queryKey });
  const resolve = useMutation({
    ...resolveCommentMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: refresh,
  });
  const settle = (isResolved: boolean) => resolve.mutateAsync({ id: first.id, isResolved });
  return (
    <li className={classes.thread} data-resolved={first.resolvedAt !== null || undefined}>
      {first.quote && <Quoted quote={first.quote} channelId={first.channelId} text={text} />}
      <Remark remark={first} onGone={refresh} />
      {answers.length > 0 && (
        <ul className={classes.answers}>
          {answers.map((answer) => (
            <li key={answer.id}>
              <Remark remark={answer} onGone={refresh} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.acts}>
        {first.resolvedAt ? (
          <span className="small muted">{t('review:talk.resolvedBy', { name: first.resolvedBy ?? '' })}</span>
        ) : (
          <Button size="sm" variant="subtle" onClick={() => setAnswering(!isAnswering)}>
            {t('review:talk.answerAct')}
          </Button>
        )}
        <Button
          size="sm"
          variant="subtle"
          loading={resolve.isPending}
          onClick={() => {
            const isDone = first.resolvedAt === null;
            void settle(isDone).then(() => {
              if (isDone) offerUndo(t('review:talk.settled'), () => settle(false).then(() => undefined));
            });
          }}
        >
          {t(first.resolvedAt ? 'review:talk.reopen' : 'review:talk.resolve')}
        </Button>
      </div>
      {isAnswering && (
        <RemarkForm postId={postId} people={people} parentId={first.id} onDone={() => setAnswering(false)} />
      )}
    </li>
  );
}

function Quoted({
  quote,
  channelId,
  text,
}: {
  quote: { text: string; start: number };
  channelId: string | null;
  text: string | null;
}) {
  const { t } = useTranslation('review');
  const place = text === null ? null : locateQuote(text, { quote: quote.text, start: quote.start });
  return (
    <blockquote className={classes.quote}>
      {quote.text}
      {place ? (
        <Button size="sm" variant="subtle" onClick={() => showWords(channelId, place.start, place.end)}>
          {t('talk.show')}
        </Button>
      ) : (
        <span className="small muted">{t('talk.changed')}</span>
      )}
    </blockquote>
  );
}

function Remark({ remark, onGone }: { remark: PostComment; onGone: () => Promise<void> }) {
  const { t } = useTranslation(['review', 'common']);
  const remove = useMutation({
    ...removeCommentMutation(),
    onSuccess: () => offerUndo(t('review:talk.removed')),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: onGone,
  });
  return (
    <div>
      <p className={classes.remarkHead}>
        <b>{remark.authorName}</b>
        <time dateTime={remark.createdAt} className="small muted">
          {formatRelative(remark.createdAt)}
        </time>
        {remark.isMine && (
          <Button
            size="sm"
            variant="subtle"
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: remark.id })}
          >
            {t('review:talk.remove')}
          </Button>
        )}
      </p>
      <p className={classes.words}>{remark.body}</p>
    </div>
  );
}
