import type { VisitsOverview } from '@rupor/shared/visits/answers';
import { formatDay } from '../../lib/format.ts';
import { useWords } from './use-words.ts';

/** Where numbers come from, where that is not all that was ever counted. */
export function WindowNote({ window, isFiltered }: Pick<VisitsOverview, 'window'> & { isFiltered: boolean }) {
  const { t } = useWords();
  if (window.basis === 'none') return <p className="small muted">{t('window.none')}</p>;
  if (window.isCut) return <p className="small muted">{t('window.cut', { day: formatDay(window.from) })}</p>;
  if (isFiltered) return <p className="small muted">{t('window.filtered')}</p>;
  return null;
}
