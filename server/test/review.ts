// Routes and texts for the tests of agreement.
import type { ReviewStage } from '@rupor/shared/review/stages';

/** One stage of these people; the rest as nobody said. */
export function stageOf(name: string, changes: Partial<ReviewStage> = {}): ReviewStage {
  return {
    name,
    personIds: [],
    substituteIds: [],
    role: null,
    branchId: null,
    isExternal: false,
    hours: null,
    ...changes,
  };
}

/** The token that stands in the fragment of a secret link. */
export function tokenOf(url: string): string {
  return url.split('#')[1] ?? '';
}
