import type { MediaRights } from '@rupor/shared/media/rights';
import { useTranslation } from 'react-i18next';

/** What a passport lacks or says against showing the file, one sentence; `null` rights: there is none. */
export function usePassportSentence(): (rights: MediaRights | null) => string {
  const { t } = useTranslation('library');
  return (rights) => {
    if (rights === null || rights.state === 'none') return t('passport.none');
    if (rights.withdrawn > 0) return t('passport.withdrawn');
    if (rights.gaps.length === 0) return t('passport.complete');
    return t('passport.incomplete', { gaps: rights.gaps.map((gap) => t(`gaps.${gap}`)).join(', ') });
  };
}
