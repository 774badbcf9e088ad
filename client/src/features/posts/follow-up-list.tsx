import type { Post, PostTarget } from '@rupor/shared/posts/fields';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import styles from './post.module.css';
import { TargetProblem } from './target-problem.tsx';

/** What follows under the post in one channel: each part with its state, and the way on where one did not go out. */
export function FollowUpList({ post, target }: { post: Post; target: PostTarget }) {
  return (
    <ol className={styles.followUps}>
      {target.followUps.map((part) => (
        <li key={part.id}>
          <p className={styles.followUpHead}>
            <PostStatePill state={part.state} />
            <span>{part.text}</span>
          </p>
          {(part.state === 'failed' || part.state === 'missed') && (
            <TargetProblem post={post} channel={target.channel} failed={part} />
          )}
        </li>
      ))}
    </ol>
  );
}
