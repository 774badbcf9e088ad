import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TargetState } from '../posts/state-machine.ts';
import { ACTS, mayAct, type ReviewFacts, refusalOf } from './acts.ts';

const facts: fc.Arbitrary<ReviewFacts> = fc.record({
  states: fc.array(fc.constantFrom(...TargetState.options), { minLength: 1, maxLength: 4 }),
  isRequired: fc.boolean(),
  isAgreed: fc.boolean(),
  isMyTurn: fc.boolean(),
  isExternalTurn: fc.boolean(),
  isOwnWork: fc.boolean(),
  isAuthor: fc.boolean(),
  mayWrite: fc.boolean(),
  mayPlan: fc.boolean(),
  mayAgree: fc.boolean(),
});
const always = (check: (one: ReviewFacts) => void) =>
  fc.assert(fc.property(facts, check), { numRuns: 2_000 });

describe('who may move what at which stage', () => {
  it('whoever does not plan never schedules, and never touches what is agreed to or planned', () => {
    always((one) => {
      if (one.mayPlan) return;
      expect(mayAct(one, 'schedule')).toBe(false);
      if (one.states.some((state) => state === 'scheduled' || state === 'approved'))
        for (const act of ['edit', 'move', 'cancel'] as const) expect(mayAct(one, act)).toBe(false);
    });
  });

  it('what a route asks about goes into the plan only as it was agreed to, whoever plans', () => {
    always((one) => {
      if (one.isRequired && !one.isAgreed && one.states.some((state) => state !== 'scheduled'))
        expect(mayAct(one, 'schedule')).toBe(false);
    });
  });

  it('only whose turn it is approves, never their own work, and only what is asked about', () => {
    always((one) => {
      if (!mayAct(one, 'approve')) return;
      expect([one.isMyTurn, one.isOwnWork]).toEqual([true, false]);
      expect(one.states.every((state) => state === 'in_review')).toBe(true);
    });
  });

  it('who has no rights at the place and whose turn it is not may nothing', () => {
    always((one) => {
      const nobody = { ...one, mayWrite: false, mayPlan: false, mayAgree: false, isMyTurn: false };
      for (const act of ACTS) expect(mayAct(nobody, act)).toBe(false);
    });
  });

  it('more rights never forbid what fewer rights allowed', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...ACTS), (one, act) => {
        if (mayAct(one, act))
          expect(mayAct({ ...one, mayWrite: true, mayPlan: true, isAgreed: true }, act)).toBe(true);
      }),
    );
  });

  it('what is out, on its way out or perhaps out is left alone', () => {
    always((one) => {
      if (one.states.some((state) => ['publishing', 'published', 'unconfirmed'].includes(state)))
        for (const act of ACTS) if (act !== 'edit') expect(mayAct(one, act)).toBe(false);
    });
  });

  it('says why', () => {
    const editor: ReviewFacts = {
      states: ['draft'],
      isRequired: true,
      isAgreed: false,
      isMyTurn: false,
      isExternalTurn: false,
      isOwnWork: true,
      isAuthor: true,
      mayWrite: true,
      mayPlan: true,
      mayAgree: false,
    };
    expect(refusalOf(editor, 'schedule')).toBe('needs_approval');
    expect(refusalOf(editor, 'submit')).toBeNull();
    expect(refusalOf({ ...editor, mayAgree: true, states: ['in_review'] }, 'approve')).toBe('not_your_turn');
    expect(refusalOf({ ...editor, isMyTurn: true, states: ['in_review'] }, 'approve')).toBe('self_approval');
    expect(refusalOf({ ...editor, mayPlan: false, states: ['approved'] }, 'move')).toBe('already_approved');
  });
});
