import type { TFunction } from 'i18next';
import { formatNumber } from '../../lib/format.ts';

/** Small numbers are written out, as people say them; `object` is the form of «одну надо проверить». */
export function numberWords(t: TFunction<'home'>, count: number, form: 'subject' | 'object' = 'subject') {
  const number = count <= 10 ? t(`home:numbers.${form}.${count}`) : formatNumber(count);
  return { count, number, capital: number.charAt(0).toLocaleUpperCase() + number.slice(1) };
}
