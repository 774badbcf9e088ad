import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { daysQuery } from './api.ts';

/** Names of the days that the organization keeps, by day; empty while they are on their way. */
export function useDayNames(period: { from: string; to: string }): ReadonlyMap<string, readonly string[]> {
  useTranslation();
  const { data } = useQuery(daysQuery(period));
  const language = currentLanguage();
  return useMemo(() => {
    const names = new Map<string, string[]>();
    for (const { day, name } of data ?? []) names.set(day, [...(names.get(day) ?? []), name[language]]);
    return names;
  }, [data, language]);
}
