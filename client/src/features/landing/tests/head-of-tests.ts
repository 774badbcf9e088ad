import type { PageTests } from '@rupor/shared/landing/test-contract';
import { isWorthIt } from './test-start.tsx';

/** The sentence the screen begins with. */
export function headOfTests(tests: PageTests): { key: HeadKey; params: Record<string, number> } {
  const [latest] = tests.tests;
  if (latest && latest.endedAt === null) {
    const { a, b } = latest.applications;
    return { key: latest.isEven ? 'running' : 'uneven', params: { count: a + b, total: latest.total } };
  }
  if (latest?.outcome && latest.outcome !== 'stopped') return { key: latest.outcome, params: {} };
  if (tests.aims.every(({ weeks }) => weeks === null)) return { key: 'unknown', params: {} };
  if (!isWorthIt(tests)) return { key: 'never', params: {} };
  const weeks = Math.min(...tests.aims.flatMap((aim) => aim.weeks ?? []));
  return { key: 'possible', params: { count: weeks } };
}

type HeadKey = 'running' | 'uneven' | 'a' | 'b' | 'no_difference' | 'unknown' | 'never' | 'possible';
