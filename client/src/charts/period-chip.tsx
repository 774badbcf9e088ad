import { Button, Popover, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../components/filter-bar.tsx';
import { formatPeriod } from '../lib/format.ts';

interface Days {
  from: string;
  to: string;
}

/** What the address says of days: so many whole ones, or a first and a last of one's own. */
interface PeriodChange<Preset extends number> {
  days?: Preset | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface Props<Preset extends number> {
  /** 1 is today. */
  presets: readonly Preset[];
  search: PeriodChange<Preset>;
  /** The days that are shown. */
  period: Days;
  onChange(change: PeriodChange<Preset>): void;
}

const DEFAULT_DAYS = 28;

/** Which days the numbers are of: the last so many, or a first and a last day. */
export function PeriodChip<Preset extends number>({ presets, search, period, onChange }: Props<Preset>) {
  const { t } = useTranslation('charts');
  const isOwn = Boolean(search.from && search.to);
  const choose = (value: string) =>
    onChange({ days: presets.find((days) => String(days) === value), from: undefined, to: undefined });
  return (
    <Popover position="bottom-start" trapFocus width={280}>
      <Popover.Target>
        <FilterChip hasMenu isSet={isOwn} onClear={() => onChange({ from: undefined, to: undefined })}>
          {formatPeriod(period.from, period.to)}
        </FilterChip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('period.name')}>
        <Stack gap="sm">
          <Radio.Group value={isOwn ? '' : String(search.days ?? DEFAULT_DAYS)} onChange={choose}>
            <Stack gap="sm">
              {presets.map((days) => (
                <Radio
                  key={days}
                  value={String(days)}
                  label={days === 1 ? t('period.today') : t('period.days', { count: days })}
                />
              ))}
            </Stack>
          </Radio.Group>
          <OwnDays
            key={`${period.from}${period.to}`}
            period={period}
            onChange={(own) => onChange({ ...own, days: undefined })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function OwnDays({ period, onChange }: { period: Days; onChange(days: Days): void }) {
  const { t } = useTranslation('charts');
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const isWrong = from > to;
  return (
    <>
      <TextInput
        type="date"
        label={t('period.from')}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('period.to')}
        value={to}
        error={isWrong && t('period.wrongOrder')}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
      />
      <Button onClick={() => from && to && !isWrong && onChange({ from, to })}>{t('period.show')}</Button>
    </>
  );
}
