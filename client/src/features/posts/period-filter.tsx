import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../components/filter-bar.tsx';
import { formatDay, formatPeriod } from '../../lib/format.ts';
import composer from './composer.module.css';
import styles from './list.module.css';

interface PeriodFilterProps {
  from: string | undefined;
  to: string | undefined;
  onPeriod(period: { from?: string | undefined; to?: string | undefined }): void;
}

/** From a day to a day, either may be open. */
export function PeriodFilter({ from, to, onPeriod }: PeriodFilterProps) {
  const { t } = useTranslation('posts');
  const words = () => {
    if (from && to) return formatPeriod(from, to);
    if (from) return t('list.periodFrom', { from: formatDay(from) });
    return to ? t('list.periodTo', { to: formatDay(to) }) : t('list.period');
  };
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <FilterChip
          hasMenu
          isSet={Boolean(from || to)}
          onClear={() => onPeriod({ from: undefined, to: undefined })}
        >
          {words()}
        </FilterChip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.period}>
          <label className={composer.field}>
            <span>{t('list.from')}</span>
            <input
              type="date"
              className={composer.input}
              value={from ?? ''}
              max={to}
              onChange={({ currentTarget }) => onPeriod({ from: currentTarget.value || undefined })}
            />
          </label>
          <label className={composer.field}>
            <span>{t('list.to')}</span>
            <input
              type="date"
              className={composer.input}
              value={to ?? ''}
              min={from}
              onChange={({ currentTarget }) => onPeriod({ to: currentTarget.value || undefined })}
            />
          </label>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
