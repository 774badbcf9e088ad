import type { Post, PostTarget } from '@rupor/shared/posts/fields';

/** The branches that look after these targets of a post; of a post without channels, its own branch. */
export function placesOf(
  { branchId }: Pick<Post, 'branchId'>,
  targets: readonly { channel: Pick<PostTarget['channel'], 'branchId'> }[],
): (string | null)[] {
  if (targets.length > 0) return targets.map(({ channel }) => channel.branchId);
  return branchId === null ? [] : [branchId];
}
