import { countDays } from '@rupor/shared/insights/period';
import type { VisitsOverview, VisitsPanel } from '@rupor/shared/visits/answers';
import { formatNumber, formatPercent } from '../../lib/format.ts';
import { leadingSource, overviewFinding } from './findings.ts';
import { useWords } from './use-words.ts';
import type { VisitsSearch } from './visits-search.ts';

/** «За 28 дней 1 240 посещений, на 12 % больше; чаще всего приходят из ВКонтакте». */
export function useSentence(
  search: VisitsSearch,
  overview: VisitsOverview | undefined,
  sources: VisitsPanel | undefined,
): string {
  const { t } = useWords();
  if (!overview) return '';
  const { key, measure, value, share } = overviewFinding(overview);
  const { from, to } = overview.window;
  const { countedSince } = overview;
  const when =
    search.days === 1 && !search.from
      ? t('sentence.today')
      : t('sentence.days', { count: countDays({ from, to }) });
  if (countedSince === null || countedSince > to) return t('sentence.uncounted', { when });
  if (key === 'none') return t('sentence.none', { when });
  const amount = t(`amount.${measure}`, { count: value, value: formatNumber(value) });
  const source = sources ? leadingSource(sources) : null;
  const told = t(`sentence.${key}`, { when, amount, share: formatPercent(share) });
  return source ? t('sentence.withSource', { told, source: t(`cameFrom.${source}`) }) : told;
}
