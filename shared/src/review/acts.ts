// Who may move what at which stage: the one machine that the server asks before an act and the client hides by.
import { z } from 'zod';
import { isImmutable, TargetState } from '../posts/state-machine.ts';

/** Everything a decision depends on: where the targets stand, and what this person is to them. */
export const ReviewFacts = z.object({
  /** States of the targets the act is about. */
  states: z.array(TargetState),
  /** A route asks for agreement before these may go out. */
  isRequired: z.boolean(),
  /** What stands there now is what every stage has agreed to. */
  isAgreed: z.boolean(),
  /** The stage that is open is this person's (or they step in there). */
  isMyTurn: z.boolean(),
  /** The open stage is decided by somebody without an account. */
  isExternalTurn: z.boolean(),
  /** They wrote it or changed it last, and the organization wants four eyes. */
  isOwnWork: z.boolean(),
  isAuthor: z.boolean(),
  mayWrite: z.boolean(),
  mayPlan: z.boolean(),
  mayAgree: z.boolean(),
});
export type ReviewFacts = z.infer<typeof ReviewFacts>;

export const ACTS = ['edit', 'submit', 'approve', 'sendBack', 'link', 'schedule', 'move', 'cancel'] as const;
export type ReviewAct = (typeof ACTS)[number];

/** Why not; the sentence of each is common:refusals.<reason>. other_branch: they may not, wherever it stands. */
export type ActRefusal =
  | 'other_branch'
  | 'not_author'
  | 'already_approved'
  | 'needs_approval'
  | 'not_your_turn'
  | 'self_approval'
  | 'wrong_state';

/** null: they may. What a volunteer holds in hand is what nobody has agreed to or planned yet. */
export function refusalOf(facts: ReviewFacts, act: ReviewAct): ActRefusal | null {
  switch (act) {
    case 'approve':
    case 'link':
      return refusalOfDecision(facts, act);
    case 'sendBack':
      return refusalOfSendBack(facts);
    case 'schedule':
      return refusalOfSchedule(facts);
    case 'submit':
      return refusalOfHand(facts) ?? stateRefusal(facts, (state) => SUBMITTABLE.includes(state));
    case 'edit':
    case 'move':
    case 'cancel':
      return refusalOfHand(facts) ?? refusalOfStep(facts, act);
  }
}

export function mayAct(facts: ReviewFacts, act: ReviewAct): boolean {
  return refusalOf(facts, act) === null;
}

const SUBMITTABLE: readonly TargetState[] = ['draft', 'approved', 'failed', 'missed', 'cancelled'];
const STOPPABLE: readonly TargetState[] = ['in_review', 'approved', 'scheduled'];
/** What belongs to its author alone. */
const IN_HAND: readonly TargetState[] = ['draft', 'in_review', 'cancelled'];

/** Whoever neither plans nor agrees works on what they wrote themselves. */
function refusalOfHand({ mayWrite, mayPlan, mayAgree, isAuthor }: ReviewFacts): ActRefusal | null {
  if (!mayWrite) return 'other_branch';
  return mayPlan || mayAgree || isAuthor ? null : 'not_author';
}

/** What was agreed to or planned is changed only by those who plan. */
function refusalOfStep(facts: ReviewFacts, act: 'edit' | 'move' | 'cancel'): ActRefusal | null {
  if (!facts.mayPlan && facts.states.some((state) => !IN_HAND.includes(state))) return 'already_approved';
  if (act === 'edit') return null;
  return stateRefusal(facts, (state) => !isImmutable(state) || state === 'by_hand');
}

function refusalOfSchedule(facts: ReviewFacts): ActRefusal | null {
  if (!facts.mayPlan) return 'other_branch';
  const isNew = facts.states.some((state) => state !== 'scheduled');
  if (isNew && facts.isRequired && !facts.isAgreed) return 'needs_approval';
  return stateRefusal(facts, (state) => !isImmutable(state) || state === 'by_hand');
}

function refusalOfDecision(facts: ReviewFacts, act: 'approve' | 'link'): ActRefusal | null {
  const isTurn = facts.isMyTurn || (act === 'link' && facts.isExternalTurn && facts.mayAgree);
  if (!isTurn) return facts.mayAgree ? 'not_your_turn' : 'other_branch';
  if (facts.isOwnWork) return 'self_approval';
  return stateRefusal(facts, (state) => state === 'in_review');
}

/** Stopping is the safe side: what is agreed to already may be stopped by everybody who may agree there. */
function refusalOfSendBack(facts: ReviewFacts): ActRefusal | null {
  const isAsked = facts.states.includes('in_review');
  if (isAsked && !facts.isMyTurn) return facts.mayAgree ? 'not_your_turn' : 'other_branch';
  if (!isAsked && !facts.mayAgree) return 'other_branch';
  return stateRefusal(facts, (state) => STOPPABLE.includes(state));
}

function stateRefusal(
  { states }: ReviewFacts,
  isAllowed: (state: TargetState) => boolean,
): ActRefusal | null {
  return states.every(isAllowed) ? null : 'wrong_state';
}
