import type { Rule, Words } from '@rupor/shared/law/rule';
import { ruleOf } from '@rupor/shared/law/rules/all-rules';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';

export interface RuleWords {
  rule: Rule;
  title: string;
  text: string;
  lawRef: string;
}

/** A rule in the language of the screen; null: a rule of an earlier version that is no more. */
export function useRuleWords(): (ruleId: string) => RuleWords | null {
  useTranslation();
  const say = (words: Words) => words[currentLanguage()];
  return (ruleId) => {
    const rule = ruleOf(ruleId);
    return rule && { rule, title: say(rule.title), text: say(rule.text), lawRef: say(rule.lawRef) };
  };
}
