// What becomes of an application. The clock to the first contact runs from its arrival until somebody has reached the
// person: a call nobody answers does not stop it.

export const LEAD_STATES = ['new', 'no_answer', 'contacted', 'talked', 'joined', 'declined'] as const;
export type LeadState = (typeof LEAD_STATES)[number];

const NEXT: Record<LeadState, readonly LeadState[]> = {
  new: ['contacted', 'no_answer', 'talked', 'declined'],
  no_answer: ['contacted', 'talked', 'declined'],
  contacted: ['talked', 'no_answer', 'joined', 'declined'],
  talked: ['joined', 'declined'],
  joined: [],
  declined: [],
};

/** What may follow, the likeliest first: it is the button of the phone. */
export function nextStates(state: LeadState): readonly LeadState[] {
  return NEXT[state];
}

export function mayFollow(from: LeadState, to: LeadState): boolean {
  return NEXT[from].includes(to);
}

/** Nothing follows: from here the days until deletion are counted. */
export function isEnded(state: LeadState): boolean {
  return NEXT[state].length === 0;
}

/** Still waits for somebody to reach the person. */
export function isUnreached(state: LeadState): boolean {
  return state === 'new' || state === 'no_answer';
}

export interface LeadStepFact {
  to: LeadState;
  at: Date;
}

export interface LeadTimes {
  contactedAt: Date | null;
  talkedAt: Date | null;
  joinedAt: Date | null;
}

/** First moments, from the steps in their order. Who joined was talked to, who was talked to was reached. */
export function leadTimes(steps: readonly LeadStepFact[]): LeadTimes {
  const first = (...states: LeadState[]) => steps.find(({ to }) => states.includes(to))?.at ?? null;
  return {
    contactedAt: first('contacted', 'talked', 'joined', 'declined'),
    talkedAt: first('talked', 'joined'),
    joinedAt: first('joined'),
  };
}
