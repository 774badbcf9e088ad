// Which one act the dock offers, and what it asks of the server.
import type { Plan, Post } from '@rupor/shared/posts/fields';
import { type Check, isAboutTime } from './checks.ts';

/** schedule: at the chosen time; now: at once; submit: ask for approval. */
export type SendAct = 'schedule' | 'now' | 'submit';

/** What stands in the way of this act. A time that has passed is asked about, not refused. */
export function listStops(checks: readonly Check[], act: SendAct): Check[] {
  return checks.filter((check) => {
    if (check.kind !== 'stop') return false;
    if (check.code === 'past_time') return false;
    // Who agrees to it may be the one who decides what the law asks.
    if (check.code === 'law_rule' && act === 'submit') return false;
    // Approval may be asked for before anybody has chosen a time.
    return act === 'schedule' || !isAboutTime(check);
  });
}

export interface SendPlan {
  /** Not planned yet: schedule them. */
  schedule: string[];
  /** Planned at another time: move them. */
  move: string[];
}

/** Targets that the chosen time concerns. */
export function planSend(post: Post, plan: Plan): SendPlan {
  const isSame = (target: Post['targets'][number]) =>
    target.wallTime === plan.wallTime && target.timeZone === plan.timeZone;
  return {
    schedule: idsOf(post, ['draft', 'in_review', 'approved', 'failed', 'missed', 'cancelled']),
    move: post.targets
      .filter((target) => target.state === 'scheduled' && !isSame(target))
      .map(({ id }) => id),
  };
}

function idsOf(post: Post, states: readonly Post['state'][]): string[] {
  return post.targets.filter(({ state }) => states.includes(state)).map(({ id }) => id);
}
