import { Button, Radio } from '@mantine/core';
import { MAX_TEST_WEEKS, TEST_AIM_NAMES, type TestAim } from '@rupor/shared/landing/ab-plan';
import type { PageTests } from '@rupor/shared/landing/test-contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../../components/section.tsx';
import { useFormat } from '../../../lib/format.ts';
import styles from './tests.module.css';

interface Props {
  tests: PageTests;
  isBusy: boolean;
  /** Something else on the screen has to be decided first. */
  isSecond: boolean;
  onStart(aim: TestAim): void;
}

/** First whether it is worth it and for how long, then the button. */
export function TestStart({ tests, isBusy, isSecond, onStart }: Props) {
  const { t } = useTranslation(['pageTests', 'common']);
  const format = useFormat();
  const [aim, setAim] = useState<TestAim>('double');
  const { hindrance, days, visits, applications, aims } = tests;
  const isWorth = isWorthIt(tests);
  const weeksLine = (weeks: number | null) => {
    if (weeks === null) return t('pageTests:start.weeksUnknown');
    return weeks > MAX_TEST_WEEKS
      ? t('pageTests:start.tooLong', { count: weeks })
      : t('pageTests:start.weeks', { count: weeks });
  };
  return (
    <CardSection title={t('pageTests:start.title')}>
      <div className={styles.stack}>
        <p className="muted">
          {days === 0
            ? t('pageTests:start.young')
            : t('pageTests:start.traffic', {
                count: days,
                visits: visits === null ? t('common:unknown') : format.number(visits),
                applications: format.number(applications),
              })}
        </p>
        <Radio.Group label={t('pageTests:start.aim')} value={aim} onChange={(value) => setAim(aimOf(value))}>
          <div className={styles.aims}>
            {aims.map((one) => (
              <Radio
                key={one.aim}
                value={one.aim}
                label={t(`pageTests:aim.${one.aim}`, { total: one.total })}
                description={weeksLine(one.weeks)}
              />
            ))}
          </div>
        </Radio.Group>
        {!isWorth && (
          <div>
            <p>{t('pageTests:instead.title')}</p>
            <ul className={styles.instead}>
              {(['bigger', 'people', 'checks'] as const).map((way) => (
                <li key={way}>{t(`pageTests:instead.${way}`)}</li>
              ))}
            </ul>
          </div>
        )}
        {hindrance === null ? (
          <div className={styles.row}>
            <Button
              variant={isWorth && !isSecond ? 'filled' : 'default'}
              loading={isBusy}
              onClick={() => onStart(aim)}
            >
              {t('pageTests:start.act')}
            </Button>
            <span className="small muted">{t('pageTests:start.what')}</span>
          </div>
        ) : (
          <p>{t(`pageTests:hindrance.${hindrance}`)}</p>
        )}
      </div>
    </CardSection>
  );
}

/** Can any difference be shown within half a year? */
export function isWorthIt({ aims }: Pick<PageTests, 'aims'>): boolean {
  return aims.some(({ weeks }) => weeks !== null && weeks <= MAX_TEST_WEEKS);
}

function aimOf(value: string): TestAim {
  return TEST_AIM_NAMES.find((one) => one === value) ?? 'double';
}
