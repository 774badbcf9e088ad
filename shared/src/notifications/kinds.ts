import { z } from 'zod';

/** What news tells of. The sentence of each stands in the client's locales (notifications: news.<kind>). */
export const NewsKind = z.enum([
  'waits_approval',
  'sent_back',
  'approved',
  'approval_expired',
  'comment',
  'mention',
  'failed',
  'unconfirmed',
  'missed',
  'by_hand_due',
  'channel_broken',
  'idea_taken',
  'idea_declined',
  'task_given',
  'task_due',
  'lead_new',
  'consent_withdrawn',
  'page_test_old',
  'page_test_new',
  'page_test_even',
  'page_test_uneven',
]);
export type NewsKind = z.infer<typeof NewsKind>;

/** What a person sets a pace for. */
export const NEWS_GROUPS = ['approval', 'talk', 'sending', 'byHand', 'tasks'] as const;
export type NewsGroup = (typeof NEWS_GROUPS)[number];

const GROUP_OF = {
  waits_approval: 'approval',
  sent_back: 'approval',
  approved: 'approval',
  approval_expired: 'approval',
  comment: 'talk',
  mention: 'talk',
  failed: 'sending',
  unconfirmed: 'sending',
  missed: 'sending',
  by_hand_due: 'byHand',
  channel_broken: 'sending',
  idea_taken: 'talk',
  idea_declined: 'talk',
  task_given: 'tasks',
  task_due: 'tasks',
  lead_new: 'tasks',
  consent_withdrawn: 'tasks',
  page_test_old: 'tasks',
  page_test_new: 'tasks',
  page_test_even: 'tasks',
  page_test_uneven: 'tasks',
} as const satisfies Record<NewsKind, NewsGroup>;

export function groupOf(kind: NewsKind): NewsGroup {
  return GROUP_OF[kind];
}
