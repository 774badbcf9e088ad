import { useTranslation } from 'react-i18next';
import { formatWallTime } from '../../lib/format.ts';
import { countDay, type Day, entriesOf, nextEntry, remarkOn } from './home-day.ts';
import { numberWords } from './number-word.ts';

/** «Сегодня пять публикаций. Одну надо проверить.» */
export function useDaySentence(days: readonly Day[] | undefined, today: string): string {
  const { t } = useTranslation('home');
  if (!days) return t('common:nav.home');
  const counts = countDay(entriesOf(days, today));
  if (counts.total === 0) {
    const next = nextEntry(days, today);
    const empty = t('sentence.none');
    return next ? `${empty} ${t('sentence.next', { when: formatWallTime(next.at) })}` : empty;
  }
  const total = t('sentence.total', numberWords(t, counts.total));
  const remark = remarkOn(counts);
  return remark ? `${total} ${t(`sentence.${remark.key}`, numberWords(t, remark.count, 'object'))}` : total;
}
