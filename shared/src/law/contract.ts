import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Name, Page } from '../lib/fields.ts';
import { isInn } from './inn.ts';
import { PROMO_CHOICES } from './promo.ts';
import { LAW_PROFILES, LIST_KINDS, PROMO_STATUSES } from './rule.ts';

export const PromoStatus = z.enum(PROMO_STATUSES);
export const ListKind = z.enum(LIST_KINDS);
const RuleId = z.string().regex(/^[a-z][a-z0-9-]{2,60}$/);
const Short = z.string().trim().max(200);
const Reason = z.string().trim().max(1_000);
const WebAddress = z.union([z.literal(''), z.httpUrl().max(500)]);

export const PromoAnswers = z.strictObject({
  own: z.enum(PROMO_CHOICES.own),
  paid: z.enum(PROMO_CHOICES.paid),
  third: z.enum(PROMO_CHOICES.third),
  call: z.enum(PROMO_CHOICES.call),
  selected: z.enum(PROMO_CHOICES.selected),
  page: z.enum(PROMO_CHOICES.page),
});

/** Data of an advertisement; '' and null: not filled in. */
export const AdFields = z
  .strictObject({
    ord: Short,
    erid: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_-]{0,64}$/),
    advertiserName: Short,
    advertiserInn: z
      .string()
      .trim()
      .refine((value) => value === '' || isInn(value), { params: { code: 'wrong_inn' } }),
    contractNumber: Short,
    contractDate: Day.nullable(),
    startsOn: Day.nullable(),
    endsOn: Day.nullable(),
    /** Day on which to be reminded of the report. */
    reportDueOn: Day.nullable(),
    /** The report was handed in. */
    reportedOn: Day.nullable(),
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || endsOn >= startsOn, {
    path: ['endsOn'],
    params: { code: 'before_start' },
  });
export type AdFields = z.infer<typeof AdFields>;

/** One rule that applies to a post, or to its form in one channel, or to one of its files. Words: shared/src/law/rules. */
export const ChecklistItem = z.object({
  ruleId: z.string(),
  level: z.enum(['block', 'warn', 'check', 'record']),
  mayOverride: z.boolean(),
  /** The channel or the file it speaks of; null = the whole post. */
  subjectId: Id.nullable(),
  subjectName: z.string(),
  /** What in the post made it apply: words, sites, names. */
  because: z.array(z.string()),
  checkedOn: Day,
  isStale: z.boolean(),
  /** What the organization noted when it checked the rule. */
  note: z.string(),
  /** Who looked at it or took it upon themselves, while the content is the same. */
  answer: z
    .object({
      id: Id,
      name: z.string(),
      at: Instant,
      reason: z.string(),
      isOverride: z.boolean(),
    })
    .nullable(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const Checklist = z.object({
  postId: Id,
  profile: z.enum(LAW_PROFILES),
  promo: z.object({
    status: PromoStatus,
    /** The content has changed since: it must be looked at again. */
    isOutdated: z.boolean(),
    decidedByName: z.string().nullable(),
    decidedAt: Instant.nullable(),
    answers: PromoAnswers.nullable(),
  }),
  ad: AdFields,
  /** The mark as it is to stand in the text; null: none is due. */
  label: z.string().nullable(),
  items: z.array(ChecklistItem),
  mayDecide: z.boolean(),
  mayOverride: z.boolean(),
});
export type Checklist = z.infer<typeof Checklist>;

export const LawDecide = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('promo'),
    status: PromoStatus,
    answers: PromoAnswers.nullable(),
    reason: Reason.default(''),
  }),
  /** Of a rule that blocks: needs a reason, and somebody who plans or approves. */
  z.strictObject({
    kind: z.literal('answer'),
    ruleId: RuleId,
    subjectId: Id.nullable(),
    reason: Reason.default(''),
  }),
  z.strictObject({ kind: z.literal('takeBack'), decisionId: Id }),
]);
export type LawDecide = z.infer<typeof LawDecide>;

export const LawDecision = z.object({
  id: Id,
  postId: Id,
  heading: z.string(),
  kind: z.enum(['promo', 'answer']),
  ruleId: z.string().nullable(),
  isOverride: z.boolean(),
  status: PromoStatus.nullable(),
  suggestion: PromoStatus.nullable(),
  reason: z.string(),
  name: z.string(),
  at: Instant,
  isTakenBack: z.boolean(),
});
export type LawDecision = z.infer<typeof LawDecision>;
export const DECISIONS_PAGE_SIZE = 30;

export const LawList = z.object({
  id: Id,
  kind: ListKind,
  name: z.string(),
  sourceUrl: z.string().nullable(),
  asOf: Day,
  isStale: z.boolean(),
  entryCount: z.number().int(),
  importedByName: z.string(),
  importedAt: Instant,
});
export type LawList = z.infer<typeof LawList>;

export const RuleNote = z.object({
  ruleId: z.string(),
  isInForce: z.boolean(),
  note: z.string(),
  checkedOn: Day,
  checkedByName: z.string(),
});
export type RuleNote = z.infer<typeof RuleNote>;

export const Law = z.object({
  profile: z.enum(LAW_PROFILES),
  notes: z.array(RuleNote),
  lists: z.array(LawList),
});
export type Law = z.infer<typeof Law>;

export const ListingState = z.enum(['none', 'applied', 'listed', 'refused']);

export const LawChannel = z.object({
  channelId: Id,
  name: z.string(),
  network: z.string(),
  branchId: Id.nullable(),
  /** Last known; null = no data. */
  followers: z.number().int().nullable(),
  followersOn: Day.nullable(),
  source: z.enum(['counted', 'manual', 'simulated']).nullable(),
  /** From 9,000 on soon, from 10,000 on over; null: not known, or far from it, or outside Russia. */
  level: z.enum(['soon', 'over']).nullable(),
  /** Last known followers by day, oldest first, at most 90 days. */
  history: z.array(z.object({ day: Day, followers: z.number().int() })),
  state: ListingState,
  applicationNumber: z.string(),
  appliedOn: Day.nullable(),
  url: z.string(),
  savedByName: z.string().nullable(),
});
export type LawChannel = z.infer<typeof LawChannel>;

export const SaveListing = z.strictObject({
  channelId: Id,
  state: ListingState,
  applicationNumber: Short,
  appliedOn: Day.nullable(),
  url: WebAddress,
});

export const ImportList = z.strictObject({
  kind: ListKind,
  name: Name,
  sourceUrl: WebAddress,
  /** The day the list itself names. */
  asOf: Day,
  /** Lines or a CSV, as shared/src/law/read-list reads them. */
  text: z.string().min(1).max(5_000_000),
});

const read = endpoint({ access: 'posts.read' });
const manage = endpoint({ access: 'law.manage' });

export const lawContract = {
  get: read
    .route({ method: 'GET', path: '/law', summary: 'Profile, lists, and what was found out about rules' })
    .output(Law),
  setProfile: manage
    .route({ method: 'PATCH', path: '/law', summary: 'Whose law the checklist speaks of' })
    .input(z.strictObject({ profile: z.enum(LAW_PROFILES) }))
    .output(Law),
  noteRule: manage
    .route({ method: 'PUT', path: '/law/rules/{ruleId}', summary: 'A rule was checked today' })
    .input(z.strictObject({ ruleId: RuleId, isInForce: z.boolean(), note: Reason }))
    .output(Law),
  importList: manage
    .route({ method: 'POST', path: '/law/lists', summary: 'Bring in a list of names and sites' })
    .input(ImportList)
    .output(Law),
  /** isRemoved false: undo. */
  removeList: manage
    .route({ method: 'PATCH', path: '/law/lists/{id}', summary: 'Take a list out, or back in' })
    .input(z.strictObject({ id: Id, isRemoved: z.boolean() }))
    .output(Law),
  entries: read
    .route({ method: 'GET', path: '/law/lists/{id}', summary: 'What stands in a list' })
    .input(z.strictObject({ id: Id, search: z.string().trim().max(100).default(''), page: Page }))
    .output(z.object({ names: z.array(z.string()), total: z.number().int(), pageSize: z.number().int() })),
  checklist: read
    .route({ method: 'GET', path: '/law/posts/{id}', summary: 'Which rules apply to a post, and why' })
    .input(z.strictObject({ id: Id }))
    .output(Checklist),
  /** state_conflict { reason: 'rule_gone' } where the rule no longer applies, { reason: 'no_override' } where it may not be. */
  decide: endpoint({ access: 'posts.write' })
    .route({ method: 'POST', path: '/law/posts/{id}/decisions', summary: 'A person decides' })
    .input(z.strictObject({ id: Id, decision: LawDecide }))
    .output(Checklist),
  saveAd: endpoint({ access: 'posts.write' })
    .route({ method: 'PUT', path: '/law/posts/{id}/ad', summary: 'Data of an advertisement' })
    .input(z.strictObject({ id: Id, ad: AdFields }))
    .output(Checklist),
  decisions: read
    .route({ method: 'GET', path: '/law/decisions', summary: 'Who decided what, newest first' })
    .input(z.strictObject({ page: Page }))
    .output(z.object({ items: z.array(LawDecision), total: z.number().int(), pageSize: z.number().int() })),
  channels: read
    .route({ method: 'GET', path: '/law/channels', summary: 'Followers and the register of large pages' })
    .output(z.array(LawChannel)),
  saveListing: endpoint({ access: 'channels.manage' })
    .route({ method: 'PUT', path: '/law/channels/{channelId}', summary: 'Where the application stands' })
    .input(SaveListing)
    .output(z.array(LawChannel)),
};
