// Sends what waits on this device. Safe to repeat: a draft is known by its id, a change by the version it was read at;
// whatever somebody else changed meanwhile is left for a person.
import { client } from '../../lib/api.ts';
import { errorCode } from '../../lib/errors.ts';
import type { LocalCopy } from './autosave.ts';
import { type DraftContent, EMPTY_DRAFT, toDraftContent } from './draft-content.ts';
import { saveDraft } from './save-draft.ts';

/** sent: the server has it; waits: no connection yet; refused: a person has to look. */
export type Sending = 'sent' | 'waits' | 'refused';

export async function sendWaiting({ postId, version, content }: LocalCopy<DraftContent>): Promise<Sending> {
  try {
    const base = version === 0 ? EMPTY_DRAFT : await readBase(postId, version);
    if (base === null) return 'refused';
    const { kind } = await saveDraft({ postId, version, content, base }, () => undefined);
    return kind === 'saved' ? 'sent' : kind === 'offline' || kind === 'signedOut' ? 'waits' : 'refused';
  } catch (error) {
    return errorCode(error) === 'offline' ? 'waits' : 'refused';
  }
}

/** null: somebody changed it since. */
async function readBase(postId: string, version: number): Promise<DraftContent | null> {
  const post = await client.posts.get({ id: postId });
  return post.version === version && post.deletedAt === null ? toDraftContent(post) : null;
}
