import type { Rule } from '../rule.ts';
import { ADVERTISING } from './advertising.ts';
import { COPYRIGHT } from './copyright.ts';
import { EUROPE } from './europe.ts';
import { LISTS } from './lists.ts';
import { PEOPLE } from './people.ts';
import { REGISTER } from './register.ts';

/** Every rule that Rupor ships. An id is never used for another rule: answers of people are kept under it. */
export const RULES: readonly Rule[] = [
  ...ADVERTISING,
  ...REGISTER,
  ...LISTS,
  ...PEOPLE,
  ...COPYRIGHT,
  ...EUROPE,
];

export function ruleOf(id: string): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null;
}
