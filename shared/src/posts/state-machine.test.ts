import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMove, isImmutable, leadingState, statesBefore, TargetState } from './state-machine.ts';

const state = fc.constantFrom(...TargetState.options);

describe('state machine', () => {
  it('nothing leaves published', () => {
    for (const to of TargetState.options) expect(canMove('published', to)).toBe(false);
  });

  it('only the worker leads into publishing; a person may say that it is out', () => {
    expect(statesBefore('publishing')).toEqual(['scheduled']);
    expect(statesBefore('published')).toEqual(['publishing', 'unconfirmed', 'by_hand']);
  });

  it('an unconfirmed target is never cancelled or edited into a draft', () => {
    expect(canMove('unconfirmed', 'cancelled')).toBe(false);
    expect(canMove('unconfirmed', 'draft')).toBe(false);
  });

  it('a post in review is not published without passing scheduled', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 12 }), (wanted) => {
        let at: TargetState = 'draft';
        const path: TargetState[] = [at];
        for (const to of wanted)
          if (canMove(at, to)) {
            at = to;
            path.push(at);
          }
        const out = path.indexOf('publishing');
        if (out >= 0) expect(path[out - 1]).toBe('scheduled');
      }),
      { numRuns: 500 },
    );
  });

  it('statesBefore is the inverse of canMove', () => {
    fc.assert(fc.property(state, state, (from, to) => statesBefore(to).includes(from) === canMove(from, to)));
  });

  it('every state that can change by hand leads back to scheduled', () => {
    for (const from of TargetState.options)
      if (!isImmutable(from) && from !== 'scheduled') expect(canMove(from, 'scheduled')).toBe(true);
  });
});

describe('leadingState', () => {
  it('shows what needs a look first', () => {
    expect(leadingState(['published', 'failed', 'scheduled'])).toBe('failed');
    expect(leadingState(['published', 'cancelled'])).toBe('published');
    expect(leadingState([])).toBe('draft');
  });

  it('is one of the states and does not depend on their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...TargetState.options], { minLength: 1 }), (states) => {
        expect(states).toContain(leadingState(states));
        expect(leadingState([...states].reverse())).toBe(leadingState(states));
      }),
    );
  });
});
