// Which rules apply to a subject. Pure: the same facts and the same day give the same findings in browser and server.
import type { Condition, Finding, LawFacts, LawProfile, Rule } from './rule.ts';
import { findDomains, findShown, findWords } from './text-facts.ts';

/** What nothing is known of: the start of every subject. */
export const NO_FACTS: LawFacts = {
  text: '',
  promo: 'undecided',
  hasErid: false,
  hasAdvertiser: false,
  hasLabel: false,
  isReportOpen: false,
  lists: [],
  adsAllowed: null,
  followers: null,
  isListed: false,
  media: null,
  licence: null,
  hasPassport: false,
  isCover: false,
  isAiMade: false,
  people: null,
  minors: null,
};

export interface Asked {
  rules: readonly Rule[];
  profile: LawProfile;
  about: Rule['about'];
  facts: LawFacts;
  /** 2026-11-23: a rule counts from its first day on. */
  today: string;
}

/** Rules that apply, in the order of the data. */
export function findRules({ rules, profile, about, facts, today }: Asked): Finding[] {
  return rules
    .filter(
      (rule) =>
        rule.about === about &&
        rule.profiles.includes(profile) &&
        (rule.validFrom === null || rule.validFrom <= today),
    )
    .flatMap((rule) => {
      const because = test(rule.appliesWhen, facts);
      return because === null ? [] : [{ rule, because: [...new Set(because)] }];
    });
}

/** null: it does not hold; else what made it hold. An unknown fact holds nothing, and is not the contrary either. */
function test(condition: Condition, facts: LawFacts): string[] | null {
  if ('all' in condition) return testAll(condition.all, facts);
  if ('any' in condition) {
    const held = condition.any.map((one) => test(one, facts)).filter((found) => found !== null);
    return held.length > 0 ? held.flat() : null;
  }
  if ('not' in condition) return test(condition.not, facts) === null ? [] : null;
  if ('words' in condition) return some(findWords(facts.text, condition.words));
  if ('linksTo' in condition) return some(findDomains(facts.text, condition.linksTo));
  if ('shows' in condition) return some(findShown(facts.text, condition.shows));
  if ('onList' in condition)
    return some(facts.lists.filter(({ kind }) => kind === condition.onList).map(({ name }) => name));
  if ('followers' in condition) return isBetween(facts.followers, condition.followers) ? [] : null;
  const value = facts[condition.fact];
  return [condition.is].flat().some((wanted) => wanted === value) ? [] : null;
}

function testAll(conditions: readonly Condition[], facts: LawFacts): string[] | null {
  const found: string[] = [];
  for (const one of conditions) {
    const because = test(one, facts);
    if (because === null) return null;
    found.push(...because);
  }
  return found;
}

function some(found: string[]): string[] | null {
  return found.length > 0 ? found : null;
}

function isBetween(
  value: number | null,
  { from = 0, below = Number.POSITIVE_INFINITY }: { from?: number; below?: number },
) {
  return value !== null && value >= from && value < below;
}
