// The visible mark of an advertisement: the word, who advertises, the token.
import type { PromoStatus } from './rule.ts';
import { foldWord } from './text-facts.ts';

export interface AdData {
  advertiserName: string;
  advertiserInn: string;
  erid: string;
}

/** «Реклама. Профсоюз «Смена», ИНН 6670000000. erid: 2Vtz…»; null: what it is has not been decided, or it is none. */
export function adLabel(status: PromoStatus, { advertiserName, advertiserInn, erid }: AdData): string | null {
  if (status !== 'ad' && status !== 'social_ad') return null;
  const who = [advertiserName.trim(), advertiserInn && `ИНН ${advertiserInn}`].filter(Boolean).join(', ');
  const parts = [status === 'ad' ? 'Реклама' : 'Социальная реклама', who, erid && `erid: ${erid}`];
  return parts.filter(Boolean).join('. ');
}

/** Does the text carry the mark: the word and, where there is one, the token as it was given? */
export function hasAdLabel(text: string, erid: string): boolean {
  return foldWord(text).includes('реклама') && erid !== '' && text.includes(erid);
}
