import type { Plan, Post } from '@rupor/shared/posts/fields';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCode } from '../../lib/errors.ts';
import {
  moveTargetMutation,
  postQuery,
  postsKey,
  publishNowMutation,
  scheduleMutation,
  submitMutation,
} from './api.ts';
import type { Autosave } from './autosave.ts';
import type { DraftContent } from './draft-content.ts';
import { planSend, type SendAct } from './send-act.ts';

export interface Sent {
  act: SendAct;
  post: Post;
  /** When it goes out; null: at once, or nobody has said. */
  dueAt: string | null;
}

export interface Send {
  isSending: boolean;
  /** The last refusal; null after a new try. */
  error: unknown;
  /** The chosen time has passed: ask whether to send now. */
  isPastTime: boolean;
  forgetPastTime(): void;
  send(act: SendAct): Promise<Sent | null>;
}

/**
 * First everything that was typed is saved, then the post is sent on. Nothing is sent that is not saved. `slot`: the free
 * place that was taken; schedule checks that it still is one.
 */
export function useSend(autosave: Autosave<DraftContent>, slot: Plan | null): Send {
  const queryClient = useQueryClient();
  const schedule = useMutation(scheduleMutation());
  const move = useMutation(moveTargetMutation());
  const publishNow = useMutation(publishNowMutation());
  const submit = useMutation(submitMutation());
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isPastTime, setPastTime] = useState(false);

  async function request(act: SendAct, postId: string, plan: Plan | null): Promise<Sent> {
    const version = autosave.state.version;
    if (act === 'submit') {
      const post = await submit.mutateAsync({ id: postId, version, ...(plan ? { plan } : {}) });
      return { act, post, dueAt: null };
    }
    if (act === 'now') {
      const { post } = await publishNow.mutateAsync({ id: postId, version });
      return { act, post, dueAt: null };
    }
    if (plan === null) throw new Error('a time is chosen before schedule');
    const isSlot = slot?.wallTime === plan.wallTime && slot.timeZone === plan.timeZone;
    const when = { ...plan, ...(isSlot ? { slot: true } : {}) };
    const { expiresAt } = autosave.state.content;
    const saved = await queryClient.fetchQuery({ ...postQuery(postId), staleTime: 0 });
    const { schedule: fresh, move: planned } = planSend(saved, plan);
    let answer =
      planned.length > 0 ? await move.mutateAsync({ id: postId, targetIds: planned, ...when }) : null;
    // Moving was our own change: the version it made is the one that was read.
    const read = answer?.post.version ?? version;
    if (fresh.length > 0)
      answer = await schedule.mutateAsync({
        id: postId,
        targetIds: fresh,
        version: read,
        ...when,
        expiresAt,
      });
    return { act, post: answer?.post ?? saved, dueAt: answer?.dueAt ?? saved.targets[0]?.dueAt ?? null };
  }

  async function send(act: SendAct): Promise<Sent | null> {
    setError(null);
    setPastTime(false);
    setSending(true);
    try {
      const state = await autosave.flush();
      // The page already says why it could not be saved.
      if (state.status !== 'saved' && state.status !== 'untouched') return null;
      const sent = await request(act, state.postId, state.content.plan);
      autosave.rebase(sent.post.version);
      queryClient.setQueryData(postQuery(state.postId).queryKey, sent.post);
      await queryClient.invalidateQueries({ queryKey: postsKey() });
      return sent;
    } catch (failure) {
      if (errorCode(failure) === 'past_time') setPastTime(true);
      else setError(failure);
      return null;
    } finally {
      setSending(false);
    }
  }

  return { isSending, error, isPastTime, forgetPastTime: () => setPastTime(false), send };
}
