import type { Post, PostTarget } from '@rupor/shared/posts/fields';
import type { TargetState } from '@rupor/shared/posts/state-machine';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { CardSection } from '../../components/section.tsx';
import { ApprovalBar } from './approval-bar.tsx';
import { PostPlanCard } from './plan/post-plan-card.tsx';
import styles from './post.module.css';
import { PostAbout } from './post-about.tsx';
import { PostActs } from './post-acts.tsx';
import { PostText } from './post-text.tsx';
import { TargetRow } from './target-row.tsx';
import { usePostSentence } from './use-post-sentence.ts';

interface PostViewProps {
  post: Post;
  /** What a person answers where nobody knows whether it went out. */
  answer: (target: PostTarget) => ReactNode;
  /** Numbers of the post. */
  numbers: ReactNode;
  /** «Что происходило». */
  journal: ReactNode;
  /** Whose turn it is, remarks, versions, and the approver's own correction. */
  agreement: { progress: ReactNode; talk: ReactNode; versions: ReactNode; edit: ReactNode };
  /** What the law says of it. */
  law: ReactNode;
}

/** While all of it is ahead, the text is what people came for; afterwards what became of it. */
const AHEAD: ReadonlySet<TargetState> = new Set(['draft', 'in_review', 'approved', 'scheduled', 'cancelled']);

/** One post: first the sentence, then its text and who agrees, or each channel and its numbers. */
export function PostView({ post, answer, numbers, journal, law, agreement }: PostViewProps) {
  const { t } = useTranslation(['posts', 'common', 'networks']);
  const sentence = usePostSentence();
  const isAsked = post.state === 'in_review' && post.canApprove;
  // As it was opened: nothing jumps under whoever reads while the post goes out.
  const [isAhead] = useState(() => post.targets.every(({ state }) => AHEAD.has(state)));
  const text = <PostText post={post} act={isAsked && agreement.edit} />;
  const targets = (
    <CardSection title={t('posts:post.targets')}>
      {post.targets.length === 0 && <p className="muted">{t('posts:post.noTargets')}</p>}
      <ul className={styles.targets}>
        {post.targets.map((target) => (
          <TargetRow key={target.id} post={post} target={target} answer={answer} />
        ))}
      </ul>
    </CardSection>
  );
  const heading = post.heading || t('posts:post.untitled');
  return (
    <>
      <PageHead
        title={post.deletedAt ? t('posts:post.removed') : sentence(post)}
        docTitle={heading}
        over={
          <span className={styles.over}>
            <PostStatePill state={post.state} />
            <span>{heading}</span>
          </span>
        }
        sub={post.deletedAt ? t('posts:post.removedText') : undefined}
        acts={<PostActs post={post} />}
        keepActs
      />
      {post.reviewNote && (
        <div className={styles.note}>
          <h2>{t('posts:post.reviewNote')}</h2>
          <p className={styles.words}>{post.reviewNote}</p>
        </div>
      )}
      {isAhead ? (
        <div className={styles.layout}>
          <div className={styles.column}>
            {text}
            {agreement.progress}
            {agreement.talk}
            {agreement.versions}
            {numbers}
          </div>
          <div className={styles.column}>
            {targets}
            <PostPlanCard post={post} />
            <PostAbout post={post} />
            {law}
            {journal}
          </div>
        </div>
      ) : (
        <div className={styles.layout}>
          <div className={styles.column}>
            {targets}
            {numbers}
            {agreement.versions}
            {journal}
          </div>
          <div className={styles.column}>
            {text}
            {agreement.progress}
            {agreement.talk}
            <PostAbout post={post} />
            {law}
            <PostPlanCard post={post} />
          </div>
        </div>
      )}
      {isAsked && <ApprovalBar post={post} />}
    </>
  );
}
