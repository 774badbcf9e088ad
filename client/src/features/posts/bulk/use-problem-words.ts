import type { PlanProblem } from '@rupor/shared/posts/plan-file';
import { useTranslation } from 'react-i18next';

/** Why a row or a post was left, and what to do. */
export function useProblemWords(): (problem: PlanProblem) => string {
  const { t } = useTranslation('planFiles');
  return ({ code, field, params }) =>
    t([`planFiles:problems.${code}`, 'planFiles:problems.not_allowed'], {
      ...params,
      field: field ? t(`field.${field}`) : '',
    });
}
