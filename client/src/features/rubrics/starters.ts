// Ready rubrics: loaded when somebody asks for them. Shares are a start to argue about, not a rule.
import type { NewRubric } from '@rupor/shared/campaigns/rubrics';

export const STARTER_SETS = ['primary', 'youth'] as const;
export type StarterSet = (typeof STARTER_SETS)[number];

export type Starter = Omit<NewRubric, 'colour'>;
export type Starters = Record<StarterSet, Starter[]>;

export async function loadStarters(language: 'ru' | 'en'): Promise<Starters> {
  const { STARTERS } =
    language === 'ru' ? await import('./starters-ru.ts') : await import('./starters-en.ts');
  return STARTERS;
}
