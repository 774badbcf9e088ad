// The first line of a post's page: what became of it, in one sentence. Pure: the page puts the words.
import type { TargetState } from '@rupor/shared/posts/state-machine';

export type PostSentence =
  | { kind: 'noChannels' }
  /** All targets stand alike. */
  | { kind: 'all'; state: TargetState; count: number }
  /** Some are out and some are not; parts name the rest, those that need a person first. */
  | { kind: 'mixed'; published: number; parts: { state: TargetState; count: number }[] };

const PARTS: readonly TargetState[] = [
  'unconfirmed',
  'failed',
  'missed',
  'by_hand',
  'publishing',
  'in_review',
  'scheduled',
  'approved',
  'draft',
];

export function describePost(states: readonly TargetState[]): PostSentence {
  const [first] = states;
  if (first === undefined) return { kind: 'noChannels' };
  const count = (state: TargetState) => states.filter((one) => one === state).length;
  if (count(first) === states.length) return { kind: 'all', state: first, count: states.length };
  const parts = PARTS.map((state) => ({ state, count: count(state) })).filter((part) => part.count > 0);
  return { kind: 'mixed', published: count('published'), parts };
}
