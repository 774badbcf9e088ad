import type { Recurrence } from '@rupor/shared/posts/recurrence';
import { shiftDays } from '@rupor/shared/posts/schedule';
import { useTranslation } from 'react-i18next';
import { formatDay, formatWeekday } from '../../../lib/format.ts';
import { MONDAY } from './series-draft.ts';

/** 1 = Monday → «понедельник» or «пн». */
export function weekdayName(weekday: number, style: 'short' | 'long' = 'long'): string {
  return formatWeekday(shiftDays(`${MONDAY}T12:00`, weekday - 1).slice(0, 10), style);
}

/** «Каждую неделю: пн, чт, до 31 декабря.» */
export function useRuleWords(): (rule: Recurrence) => string {
  const { t } = useTranslation('plan');
  return (rule) => {
    const on = placeOf(rule, t);
    const every =
      rule.interval === 1
        ? t(`each.${rule.freq}`, { on })
        : t(`every.${rule.freq}`, { count: rule.interval, on });
    if (rule.until !== null) return t('series.untilWords', { every, day: formatDay(rule.until) });
    return rule.count === null
      ? t('series.openWords', { every })
      : t('series.countWords', { every, count: rule.count });
  };
}

function placeOf(rule: Recurrence, t: ReturnType<typeof useTranslation<'plan'>>['t']): string {
  switch (rule.freq) {
    case 'weekly':
      return [...rule.weekdays]
        .sort((a, b) => a - b)
        .map((weekday) => weekdayName(weekday, rule.weekdays.length > 1 ? 'short' : 'long'))
        .join(', ');
    case 'monthlyByDay':
      return rule.monthDay === -1 ? t('series.lastDay') : t('series.monthDay', { day: rule.monthDay });
    case 'monthlyByWeekday':
      return t(rule.nth === -1 ? 'series.lastWeekday' : 'series.nthWeekday', {
        nth: rule.nth,
        weekday: weekdayName(rule.weekday),
      });
    case 'yearly':
      return formatDay(
        `2028-${String(rule.month).padStart(2, '0')}-${String(rule.monthDay).padStart(2, '0')}`,
        'long',
        undefined,
        new Date('2028-01-01'),
      );
  }
}
