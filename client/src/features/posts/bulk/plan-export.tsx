import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../../../lib/format.ts';
import { currentLanguage } from '../../../lib/i18n.ts';
import { useViewer } from '../use-viewer.ts';
import { exportUrl } from './api.ts';
import styles from './bulk.module.css';

/** Posts of some days as a table that can be read in again. */
export function PlanExport() {
  const { t } = useTranslation('planFiles');
  const today = todayIn(useViewer().organizationZone);
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(() => endOfMonth(today));
  const isWrong = from === '' || to === '' || from > to;
  const link = (format: 'csv' | 'xlsx') =>
    exportUrl({ format, locale: currentLanguage(), ...(isWrong ? {} : { from, to }) });
  return (
    <div className={styles.stack}>
      <p>{t('export.note')}</p>
      <div className={styles.row}>
        <TextInput
          type="date"
          label={t('export.from')}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('export.to')}
          value={to}
          error={isWrong && t('export.wrong')}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <Button component="a" variant="default" href={link('xlsx')} download>
          {t('export.xlsx')}
        </Button>
        <Button component="a" variant="default" href={link('csv')} download>
          {t('export.csv')}
        </Button>
      </div>
    </div>
  );
}

function endOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return `${day.slice(0, 8)}${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0')}`;
}
