import { Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneLabel } from '../lib/format.ts';
import { RU_ZONE_CITIES } from '../lib/zone-cities.ts';

interface Props {
  label: ReactNode;
  description?: ReactNode;
  value?: string | null;
  onChange?(zone: string | null): void;
  error?: ReactNode;
  /** Text of the choice «none», e.g. «Как в организации»; absent = one must be chosen. */
  unset?: string;
}

/** A time zone by its city; cities of Russia and neighbours come first, from west to east. */
export function ZoneSelect({ value = null, onChange, unset, ...input }: Props) {
  const { t, i18n } = useTranslation();
  const data = useMemo(() => zoneChoices(value, i18n.language), [value, i18n.language]);
  return (
    <Select
      {...input}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable={unset !== undefined}
      placeholder={unset}
      allowDeselect={unset !== undefined}
      nothingFoundMessage={t('common:zone.none')}
      maxDropdownHeight={280}
      limit={60}
    />
  );
}

/** The language is a parameter so that labels are made again when it changes. */
function zoneChoices(value: string | null, _language: string): { value: string; label: string }[] {
  const zones = new Set([...Object.keys(RU_ZONE_CITIES), ...Intl.supportedValuesOf('timeZone'), 'UTC']);
  if (value) zones.add(value);
  return [...zones].map((zone) => ({ value: zone, label: zoneLabel(zone) }));
}
