import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../../features/auth/api.ts';
import { currentLanguage, setLanguage } from '../../lib/i18n.ts';
import { readStored } from '../../lib/stored.ts';

/** The language kept in the profile, else the organization's; a choice made on this device stands above the latter. */
export function useProfileLanguage(): void {
  const { data } = useQuery(sessionQuery);
  const profile = data?.person?.locale;
  const organization = data?.organization?.locale;
  useEffect(() => {
    const wanted = profile ?? (readStored('language') ? undefined : organization);
    if (wanted && wanted !== currentLanguage()) void setLanguage(wanted);
  }, [profile, organization]);
}
