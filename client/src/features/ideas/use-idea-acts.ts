import type { Idea, IdeaState } from '@rupor/shared/ideas/contract';
import { mayAt, type Rights } from '@rupor/shared/organization/permissions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import {
  archiveIdeaMutation,
  ideasKey,
  moveIdeaMutation,
  restoreIdeaMutation,
  writeIdeaMutation,
} from './api.ts';

export interface IdeaActs {
  canWrite: boolean;
  canMove(idea: Idea): boolean;
  /** May they change its words, as the server judges. */
  canChange(idea: Idea): boolean;
  move(idea: Idea, state: IdeaState): void;
  archive(idea: Idea): void;
  write(idea: Idea): void;
}

interface Options {
  rights: Rights & { person: { id: string } | null };
  onWritten(postId: string): void;
}

/** Acts at once, each with the way back. */
export function useIdeaActs({ rights, onWritten }: Options): IdeaActs {
  const { t } = useTranslation(['ideas', 'common']);
  const queries = useQueryClient();
  const shared = {
    onError: (error: Error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: ideasKey() }),
  };
  const move = useMutation({ ...moveIdeaMutation(), ...shared });
  const archive = useMutation({ ...archiveIdeaMutation(), ...shared });
  const restore = useMutation({ ...restoreIdeaMutation(), ...shared });
  const write = useMutation({ ...writeIdeaMutation(), ...shared });
  const canMove = ({ branchId }: Idea) => mayAt(rights, 'ideas.manage', branchId);
  const acts: IdeaActs = {
    canWrite: rights.permissions.includes('posts.write'),
    canMove,
    canChange: (idea) =>
      canMove(idea) ||
      (idea.author !== null && idea.author.id === rights.person?.id && idea.state === 'idea'),
    move: (idea, state) => {
      if (state === idea.state) return;
      move.mutate(
        { id: idea.id, state },
        {
          onSuccess: () =>
            offerUndo(t('ideas:done.moved', { state: t(`ideas:state.${state}`) }), () =>
              move.mutate({ id: idea.id, state: idea.state }),
            ),
        },
      );
    },
    archive: ({ id }) =>
      archive.mutate(
        { id },
        { onSuccess: () => offerUndo(t('ideas:done.archived'), () => restore.mutate({ id })) },
      ),
    write: ({ id }) => write.mutate({ id }, { onSuccess: ({ post }) => onWritten(post.id) }),
  };
  // The same object while nothing that is drawn changes: hundreds of cards scroll by without being drawn again.
  const latest = useRef(acts);
  latest.current = acts;
  return useMemo(
    () => ({
      canWrite: acts.canWrite,
      canMove: (idea) => latest.current.canMove(idea),
      canChange: (idea) => latest.current.canChange(idea),
      move: (idea, state) => latest.current.move(idea, state),
      archive: (idea) => latest.current.archive(idea),
      write: (idea) => latest.current.write(idea),
    }),
    [acts.canWrite],
  );
}
