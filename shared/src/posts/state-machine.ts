// The life of a post in one channel. Every change of state anywhere goes along one of these arrows.
import { z } from 'zod';

export const TargetState = z.enum([
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'publishing',
  'published',
  'failed',
  'unconfirmed',
  'by_hand',
  'missed',
  'cancelled',
]);
export type TargetState = z.infer<typeof TargetState>;

/** Where a target may go from each state. */
export const TRANSITIONS = {
  draft: ['in_review', 'scheduled', 'cancelled'],
  in_review: ['draft', 'approved', 'scheduled', 'cancelled'],
  approved: ['draft', 'in_review', 'scheduled', 'cancelled'],
  /** Back to review when what was agreed to is changed. */
  scheduled: ['draft', 'in_review', 'publishing', 'missed', 'failed', 'cancelled'],
  /** Back to scheduled only when the network surely did not take it. */
  publishing: ['published', 'failed', 'unconfirmed', 'by_hand', 'missed', 'scheduled'],
  published: [],
  /** «Опубликовано» or «Не буду»; a new time takes it back. */
  by_hand: ['published', 'scheduled', 'cancelled'],
  failed: ['draft', 'scheduled', 'in_review', 'cancelled'],
  /** A person or a look at the network decides. */
  unconfirmed: ['published', 'scheduled', 'failed'],
  missed: ['draft', 'scheduled', 'in_review', 'cancelled'],
  /** Undo brings back what it was. */
  cancelled: ['draft', 'scheduled', 'in_review', 'approved', 'by_hand', 'failed', 'missed'],
} as const satisfies Record<TargetState, readonly TargetState[]>;

export function canMove(from: TargetState, to: TargetState): boolean {
  const allowed: readonly TargetState[] = TRANSITIONS[from];
  return allowed.includes(to);
}

/** States from which `to` may be reached: the list a conditional UPDATE names. */
export function statesBefore(to: TargetState): TargetState[] {
  return TargetState.options.filter((from) => canMove(from, to));
}

const IMMUTABLE: readonly TargetState[] = ['published', 'publishing', 'unconfirmed', 'by_hand'];
/** It is out, on its way out, perhaps out, or a person is at it: its content and time can no longer change. */
export function isImmutable(state: TargetState): boolean {
  return IMMUTABLE.includes(state);
}

/** It will go out by itself, or is going now. */
export function isAhead(state: TargetState): boolean {
  return state === 'scheduled' || state === 'publishing';
}

/** Somebody means it to go out, or it went out: its time is taken. A draft only says when it might be. */
export const PROMISED_STATES = [
  'in_review',
  'approved',
  'scheduled',
  'publishing',
  'published',
  'by_hand',
  'unconfirmed',
] as const satisfies readonly TargetState[];

const NEEDS_PERSON: readonly TargetState[] = ['in_review', 'failed', 'unconfirmed', 'by_hand', 'missed'];
/** It stands until a person does something. */
export function needsPerson(state: TargetState): boolean {
  return NEEDS_PERSON.includes(state);
}

/** Which state speaks for a post of several targets: the first of these that occurs. */
export const ATTENTION: readonly TargetState[] = [
  'unconfirmed',
  'failed',
  'missed',
  'by_hand',
  'publishing',
  'in_review',
  'scheduled',
  'approved',
  'draft',
  'published',
  'cancelled',
];

/** The one state a post of several targets is shown with: what most needs a look comes first. No targets: draft. */
export function leadingState(states: readonly TargetState[]): TargetState {
  return ATTENTION.find((state) => states.includes(state)) ?? 'draft';
}
