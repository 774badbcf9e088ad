// One save of a draft as the state machine of autosave understands it. Only the parts that differ from what the
// server last had travel, so that untouched parts are never sent back over somebody else's.
import { Person, Post } from '@rupor/shared/posts/fields';
import { client } from '../../lib/api.ts';
import { errorCode, errorData } from '../../lib/errors.ts';
import type { SaveOutcome } from './autosave.ts';
import { changedParts, type DraftContent, listDifferences, toDraftContent } from './draft-content.ts';

interface SaveInput {
  postId: string;
  version: number;
  content: DraftContent;
  /** What the server had at `version`. */
  base: DraftContent;
}

/** These pass by themselves: the copy on this device waits and the save is repeated. */
const PASSING = ['offline', 'internal', 'not_ready', 'too_many_requests'];

export async function saveDraft(
  input: SaveInput,
  onPost: (post: Post) => void,
): Promise<SaveOutcome<DraftContent>> {
  try {
    const post = input.version === 0 ? await createDraft(input) : await sendChanges(input);
    onPost(post);
    return { kind: 'saved', version: post.version, savedAt: post.updatedAt };
  } catch (error) {
    return toOutcome(error);
  }
}

async function createDraft({ postId, content }: SaveInput): Promise<Post> {
  const post = await client.posts.create({ id: postId, ...content });
  // The server may have known the post already, from an earlier request whose answer was lost.
  const base = { ...toDraftContent(post), plan: content.plan, expiresAt: content.expiresAt };
  if (listDifferences(base, content).length === 0) return post;
  return sendChanges({ postId, version: post.version, content, base });
}

function sendChanges({ postId, version, content, base }: SaveInput): Promise<Post> {
  const changed = changedParts(base, content);
  // A channel that joins takes the limit of the time too.
  const limit = changed.targets && content.expiresAt !== null ? { expiresAt: content.expiresAt } : {};
  return client.posts.save({ id: postId, version, ...changed, ...limit });
}

function toOutcome(error: unknown): SaveOutcome<DraftContent> {
  const code = errorCode(error);
  if (code === 'not_signed_in') return { kind: 'signedOut' };
  if (PASSING.includes(code)) return { kind: 'offline', error };
  if (code !== 'version_conflict') return { kind: 'refused', error };
  const { current, editedBy } = errorData(error);
  const theirs = Post.safeParse(current);
  if (!theirs.success) return { kind: 'refused', error };
  return {
    kind: 'conflict',
    theirs: toDraftContent(theirs.data),
    version: theirs.data.version,
    editedBy: Person.nullable().catch(null).parse(editedBy) ?? theirs.data.editedBy,
    editedAt: theirs.data.updatedAt,
  };
}
