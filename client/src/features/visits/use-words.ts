// Everything of visits that has to be said in words.
import type { Dimension } from '@rupor/shared/visits/dimensions';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDay, formatMonth, formatTime } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';

export interface Words {
  t: TFunction<'visits'>;
  dimension(by: Dimension): string;
  /** A value as people know it; the empty one is unknown. */
  value(by: Dimension, value: string): string;
  /** Start of a step of the chart, short and whole. */
  step(at: string, unit: string, zone: string): { label: string; name: string };
}

const DEVICES = new Set(['desktop', 'mobile', 'tablet', 'tv']);

export function useWords(): Words {
  const { t } = useTranslation('visits');
  return {
    t,
    dimension: (by) => t(`dimension.${by}`),
    value: (by, value) => nameOfValue(by, value, t),
    step: (at, unit, zone) => {
      if (unit === 'hour')
        return {
          label: formatTime(at, zone),
          name: `${formatDate(at, zone)}, ${formatTime(at, zone)}`,
        };
      const day = at.slice(0, 10);
      if (unit === 'month') return { label: formatMonth(day), name: formatMonth(day) };
      const name = formatDay(day);
      return {
        label: formatDay(day, 'short'),
        name: unit === 'week' ? t('chart.week', { day: name }) : name,
      };
    },
  };
}

function nameOfValue(by: Dimension, value: string, t: TFunction<'visits'>): string {
  if (by === 'source') return Object.hasOwn(SOURCE_GROUPS, value) ? t(`source.${value}`) : value;
  if (value === '') return t('unknownValue');
  if (by === 'device') return DEVICES.has(value) ? t(`device.${value}`) : value;
  if (by === 'country') return displayName('region', value);
  if (by === 'language') return displayName('language', value);
  return value;
}

/** The code itself where the browser knows no name for it. */
function displayName(type: 'region' | 'language', code: string): string {
  try {
    const name = new Intl.DisplayNames([currentLanguage()], { type }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase() + name.slice(1);
  } catch {
    return code;
  }
}
