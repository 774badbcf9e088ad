// What a rule of law is here: dated data with a source. Rules never decide for people; only hard ones stop a post.

export const LAW_PROFILES = ['ru', 'eu', 'none'] as const;
export type LawProfile = (typeof LAW_PROFILES)[number];

export const PROMO_STATUSES = ['undecided', 'not_ad', 'social_ad', 'ad'] as const;
export type PromoStatus = (typeof PROMO_STATUSES)[number];

export const LIST_KINDS = ['extremist', 'foreign_agent', 'undesirable', 'other'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** May adverts stand on a network's pages, as far as the law was seen? */
export type AdsAllowed = 'yes' | 'no' | 'unclear';

/** none: nobody is to be seen, or everybody agreed; open: somebody has not; unknown: nobody filled it in. */
export type Consent = 'none' | 'agreed' | 'open' | 'unknown';

/** What is known of one subject: a post as a whole, its form in one channel, or one of its pictures. null = unknown. */
export interface LawFacts {
  /** What readers get: of a post all its texts together. */
  text: string;
  promo: PromoStatus;
  hasErid: boolean;
  hasAdvertiser: boolean;
  /** The text says «Реклама» and carries the token. */
  hasLabel: boolean;
  /** The advertisement has a token, and nobody has said that its report was handed in. */
  isReportOpen: boolean;
  /** Names and domains of the organization's lists that the text may name. */
  lists: readonly { kind: ListKind; name: string }[];
  adsAllowed: AdsAllowed | null;
  followers: number | null;
  /** The channel stands in the list of pages of 10,000 and more. */
  isListed: boolean;
  media: 'image' | 'video' | 'document' | null;
  licence: string | null;
  hasPassport: boolean;
  /** First of the pictures: it adorns, it does not prove. */
  isCover: boolean;
  isAiMade: boolean;
  people: Consent | null;
  minors: Consent | null;
}

/** A condition is data, so that a rule can be read, dated and checked without a programmer. */
export type Condition =
  | { fact: keyof LawFacts; is: string | boolean | readonly string[] }
  | { followers: { from?: number; below?: number } }
  /** Stems: a word of the text begins so, several in a row; «=word» is the whole word. */
  | { words: readonly string[] }
  /** Domains and what lies under them. */
  | { linksTo: readonly string[] }
  | { shows: 'phone' | 'email' | 'person' }
  | { onList: ListKind }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition };

export interface Words {
  ru: string;
  en: string;
}

export interface Rule {
  id: string;
  profiles: readonly LawProfile[];
  about: 'post' | 'channel' | 'media';
  /** record: keep it in writing; check: a person looks; warn: a risk; block: it does not go out. */
  action: 'record' | 'check' | 'warn' | 'block';
  /** Of a block: a person who plans or approves may answer for it with a reason. */
  mayOverride?: boolean;
  title: Words;
  text: Words;
  appliesWhen: Condition;
  /** A sentence for readers that mends it; in the language of the readers, never translated. */
  insert?: string;
  lawRef: Words;
  /** null: no page was seen. */
  sourceUrl: string | null;
  /** Days as 2026-03-15. null: it is not known since when. */
  validFrom: string | null;
  checkedOn: string;
  /** seen: read in the source; general: commonly known, not read; judgement: advice of those who made Rupor. */
  confidence: 'seen' | 'general' | 'judgement';
}

/** A rule that applies, and what in the subject made it apply: words, domains, names. */
export interface Finding {
  rule: Rule;
  because: string[];
}
