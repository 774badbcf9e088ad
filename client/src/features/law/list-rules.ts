// Rules of a profile with what the organization found out about them.
import type { Law, RuleNote } from '@rupor/shared/law/contract';
import { isStale } from '@rupor/shared/law/freshness';
import type { Rule } from '@rupor/shared/law/rule';
import { RULES } from '@rupor/shared/law/rules/all-rules';

export interface NotedRule {
  rule: Rule;
  note: RuleNote | null;
  checkedOn: string;
  /** Nobody has looked at it for half a year; one that is no longer in force need not be looked at. */
  isDue: boolean;
}

export function listRules({ profile, notes }: Pick<Law, 'profile' | 'notes'>, today: string): NotedRule[] {
  return RULES.filter(({ profiles }) => profiles.includes(profile)).map((rule) => {
    const note = notes.find(({ ruleId }) => ruleId === rule.id) ?? null;
    const checkedOn = note && note.checkedOn > rule.checkedOn ? note.checkedOn : rule.checkedOn;
    return { rule, note, checkedOn, isDue: note?.isInForce !== false && isStale(checkedOn, today) };
  });
}
