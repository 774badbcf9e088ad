import type { Post } from '@rupor/shared/posts/fields';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useIsSignedOut } from '../../lib/signed-out.ts';
import { postQuery } from './api.ts';
import { Autosave, type AutosaveState, type LocalCopy } from './autosave.ts';
import { type DraftContent, listDifferences, readDraftContent, toDraftContent } from './draft-content.ts';
import { LocalDrafts } from './local-drafts.ts';
import { saveDraft } from './save-draft.ts';

export interface Draft {
  state: AutosaveState<DraftContent>;
  change(patch: Partial<DraftContent>): void;
  autosave: Autosave<DraftContent>;
  /** Unsaved text found on this device when the page opened. */
  leftover: LocalCopy<DraftContent> | null;
  takeLeftover(): void;
  dropLeftover(): void;
  /** false: this device keeps no copies (full or switched off). */
  keepsCopies: boolean;
}

export interface DraftStart {
  postId: string;
  /** null: the server has never seen it. */
  post: Post | null;
  initial: DraftContent;
  /** Organization and person, so that copies do not meet. */
  owner: string;
}

export function useDraft({ postId, post, initial, owner }: DraftStart): Draft {
  const queryClient = useQueryClient();
  const drafts = useMemo(() => new LocalDrafts(localStorage, owner, readDraftContent), [owner]);
  const [keepsCopies, setKeepsCopies] = useState(true);
  const base = useRef(initial);
  const [leftover, setLeftover] = useState(() => findLeftover(drafts, { postId, post, initial }));
  const listener = useRef<(state: AutosaveState<DraftContent>) => void>(() => undefined);
  const [autosave] = useState(() => {
    const start = { content: initial, postId, version: post?.version ?? 0, savedAt: post?.updatedAt ?? null };
    return new Autosave<DraftContent>(start, {
      save: async (input) => {
        const outcome = await saveDraft({ ...input, base: base.current }, (saved) =>
          queryClient.setQueryData(postQuery(postId).queryKey, saved),
        );
        if (outcome.kind === 'saved') base.current = input.content;
        if (outcome.kind === 'conflict') base.current = outcome.theirs;
        return outcome;
      },
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      keep: (copy) => {
        if (copy === null) drafts.drop(postId);
        else setKeepsCopies(drafts.write(copy));
      },
      now: () => new Date().toISOString(),
      onState: (state) => listener.current(state),
    });
  });
  const [state, setState] = useState(autosave.state);
  listener.current = setState;

  useEffect(() => {
    const retry = () => autosave.retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      // Leaving the page by a link: what is unsaved goes at once, the copy stays until it has arrived.
      void autosave.flush();
    };
  }, [autosave]);

  const isSignedOut = useIsSignedOut();
  useEffect(() => {
    if (!isSignedOut) autosave.retry();
  }, [isSignedOut, autosave]);

  // Somebody else saved and nothing of ours is unsaved: their text appears.
  useEffect(() => {
    if (post === null) return;
    const theirs = toDraftContent(post);
    if (autosave.adopt(theirs, { version: post.version, savedAt: post.updatedAt })) base.current = theirs;
  }, [post, autosave]);

  return {
    state,
    autosave,
    keepsCopies,
    leftover,
    change: (patch) => autosave.change({ ...autosave.state.content, ...patch }),
    takeLeftover() {
      if (!leftover) return;
      setLeftover(null);
      autosave.resume(leftover, { editedBy: post?.editedBy ?? null });
    },
    dropLeftover() {
      setLeftover(null);
      drafts.drop(postId);
    },
  };
}

function findLeftover(
  drafts: LocalDrafts<DraftContent>,
  { postId, post, initial }: Pick<DraftStart, 'postId' | 'post' | 'initial'>,
): LocalCopy<DraftContent> | null {
  const unseen = drafts.read(null);
  const copy = drafts.read(postId) ?? (unseen?.postId === postId ? unseen : null);
  if (copy === null) return null;
  const hasNews = listDifferences(copy.content, post ? toDraftContent(post) : initial).length > 0;
  return hasNews ? copy : null;
}
