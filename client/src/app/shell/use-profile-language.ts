import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../../features/auth/api.ts';
import { currentLanguage, setLanguage } from '../../lib/i18n.ts';

/** The language kept in the profile follows the person to every device. */
export function useProfileLanguage(): void {
  const { data } = useQuery(sessionQuery);
  const wanted = data?.person?.locale;
  useEffect(() => {
    if (wanted && wanted !== currentLanguage()) void setLanguage(wanted);
  }, [wanted]);
}
