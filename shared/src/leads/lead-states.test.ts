import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnded, LEAD_STATES, type LeadState, leadTimes, mayFollow, nextStates } from './lead-states.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));

describe('the states of an application', () => {
  it('lead from new to joined, and end there', () => {
    expect(mayFollow('new', 'contacted')).toBe(true);
    expect(mayFollow('contacted', 'talked')).toBe(true);
    expect(mayFollow('talked', 'joined')).toBe(true);
    expect(mayFollow('new', 'joined')).toBe(false);
    expect(mayFollow('joined', 'new')).toBe(false);
    expect(LEAD_STATES.filter(isEnded)).toEqual(['joined', 'declined']);
  });

  it('can all be reached, and none leads to itself', () => {
    const reached = new Set<LeadState>(['new']);
    for (const state of reached) for (const next of nextStates(state)) reached.add(next);
    expect([...reached].sort()).toEqual([...LEAD_STATES].sort());
    for (const state of LEAD_STATES) expect(nextStates(state)).not.toContain(state);
  });
});

describe('the clock', () => {
  it('is not stopped by a call that nobody answers', () => {
    const steps = [
      { to: 'no_answer' as const, at: at(5) },
      { to: 'contacted' as const, at: at(50) },
    ];
    expect(leadTimes(steps)).toEqual({ contactedAt: at(50), talkedAt: null, joinedAt: null });
  });

  it('orders the moments on every walk that is allowed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 12 }), (choices) => {
        let state = 'new' as LeadState;
        const steps = choices.flatMap((choice, index) => {
          const next: LeadState | undefined =
            nextStates(state)[choice % Math.max(1, nextStates(state).length)];
          if (!next) return [];
          state = next;
          return [{ to: next, at: at(index) }];
        });
        const { contactedAt, talkedAt, joinedAt } = leadTimes(steps);
        if (joinedAt) expect(talkedAt && talkedAt <= joinedAt).toBe(true);
        if (talkedAt) expect(contactedAt && contactedAt <= talkedAt).toBe(true);
        if (state === 'joined') expect(joinedAt).not.toBeNull();
      }),
    );
  });
});
