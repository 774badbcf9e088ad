import { type Arms, type Verdict, verdictOf } from './ab.ts';

/**
 * What a test is to notice, and how many applications of both versions together that takes by the sequential rule.
 * Chance to notice it when it is there: 90, 79 and 80 of 100 (landing-pages.md 4.3; simulated in ab.test.ts).
 */
export const TEST_AIMS = {
  double: { lift: 2, total: 100 },
  half: { lift: 1.5, total: 200 },
  third: { lift: 1.3, total: 500 },
} as const;
export type TestAim = keyof typeof TEST_AIMS;
export const TEST_AIM_NAMES = ['double', 'half', 'third'] as const satisfies readonly TestAim[];

/** Longer than this nobody keeps a page unchanged: seasons, agreements and people change meanwhile. Weeks. */
export const MAX_TEST_WEEKS = 26;
/** Fewer days say nothing of a week. */
const MIN_DAYS = 7;

export interface Traffic {
  /** Applications of the page in those days. */
  applications: number;
  /** How many days were looked at. */
  days: number;
}

/** Whole weeks until the test ends at this traffic; null: unknown, or never (no applications, under a week of them). */
export function weeksOfTest(aim: TestAim, { applications, days }: Traffic): number | null {
  if (days < MIN_DAYS || applications <= 0) return null;
  return Math.ceil((TEST_AIMS[aim].total / applications) * (days / 7));
}

export interface Walk {
  /** How far the new version was ahead (b − a) after each application. */
  steps: number[];
  arms: Arms;
  verdict: Verdict;
}

/** Applications in their order, `true` = of the new version; what came after the end does not count. */
export function walkOf(applications: readonly boolean[], total: number): Walk {
  const arms = { a: 0, b: 0 };
  const steps: number[] = [];
  let verdict: Verdict = 'running';
  for (const isB of applications) {
    if (verdict !== 'running') break;
    arms[isB ? 'b' : 'a'] += 1;
    steps.push(arms.b - arms.a);
    verdict = verdictOf(arms, total);
  }
  return { steps, arms, verdict };
}
