// «Реклама или нет?»: six questions give a suggestion and its reasons. A person decides.
import type { PromoStatus } from './rule.ts';

export const PROMO_QUESTIONS = ['own', 'paid', 'third', 'call', 'selected', 'page'] as const;
export type PromoQuestion = (typeof PROMO_QUESTIONS)[number];
/** page: of ours, of others, none that the post leads to; the rest: yes, no, unsure. */
export const PROMO_CHOICES = {
  own: ['yes', 'no', 'unsure'],
  paid: ['yes', 'no', 'unsure'],
  third: ['yes', 'no', 'unsure'],
  call: ['yes', 'no', 'unsure'],
  selected: ['yes', 'no', 'unsure'],
  page: ['ours', 'theirs', 'none'],
} as const satisfies Record<PromoQuestion, readonly string[]>;

export type PromoAnswers = { [Question in PromoQuestion]: (typeof PROMO_CHOICES)[Question][number] };

export const PROMO_REASONS = [
  'paid_for_third',
  'third_with_call',
  'third_selected',
  'selected_call',
  'paid_no_goods',
  'paid_own',
  'own_call',
  'third_mentioned',
  'their_page',
  'their_channel',
  'unsure',
  'own_information',
] as const;
export type PromoReason = (typeof PROMO_REASONS)[number];

export interface Suggestion {
  status: PromoStatus;
  reasons: PromoReason[];
}

/** Strong marks of an advertisement first, then what lawyers dispute, and only then «не реклама». */
export function suggestPromo(answers: PromoAnswers): Suggestion {
  const { own, paid, third, call, selected, page } = answers;
  const ad = strongReasons(answers);
  if (ad.length > 0) return { status: 'ad', reasons: ad };
  const grey: PromoReason[] = [
    ...(own === 'no' ? (['their_channel'] as const) : []),
    ...(call === 'yes' ? (['own_call'] as const) : []),
    ...(third === 'yes' ? (['third_mentioned'] as const) : []),
    ...(page === 'theirs' ? (['their_page'] as const) : []),
    ...([own, paid, third, call, selected].includes('unsure') ? (['unsure'] as const) : []),
  ];
  if (paid === 'yes' && third === 'no' && call === 'no' && selected === 'no')
    return { status: 'social_ad', reasons: ['paid_no_goods', ...grey] };
  if (paid === 'yes') return { status: 'undecided', reasons: ['paid_own', ...grey] };
  return grey.length > 0
    ? { status: 'undecided', reasons: grey }
    : { status: 'not_ad', reasons: ['own_information'] };
}

function strongReasons({ paid, third, call, selected }: PromoAnswers): PromoReason[] {
  return [
    ...(paid === 'yes' && third === 'yes' ? (['paid_for_third'] as const) : []),
    ...(third === 'yes' && call === 'yes' ? (['third_with_call'] as const) : []),
    ...(third === 'yes' && selected === 'yes' ? (['third_selected'] as const) : []),
    ...(third !== 'yes' && selected === 'yes' && call === 'yes' ? (['selected_call'] as const) : []),
  ];
}
