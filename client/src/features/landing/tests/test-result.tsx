import type { PageTest } from '@rupor/shared/landing/test-contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartTable } from '../../../charts/chart-table.tsx';
import { LazyWalkChart } from '../../../charts/lazy.tsx';
import { CardSection } from '../../../components/section.tsx';
import { TextButton } from '../../../components/text-button.tsx';
import { useFormat } from '../../../lib/format.ts';
import styles from './tests.module.css';

/** What both versions have brought, the walk between the lines, and who has looked. */
export function TestResult({ test, zone }: { test: PageTest; zone: string }) {
  const { t } = useTranslation(['pageTests', 'charts', 'common']);
  const format = useFormat();
  const [isTable, setTable] = useState(false);
  const { visitors, applications, walk, total, boundary } = test;
  const ahead = walk.at(-1) ?? 0;
  return (
    <CardSection title={t('pageTests:result.title')}>
      <div className={styles.stack}>
        {!test.isEven && <p role="alert">{t('pageTests:result.uneven')}</p>}
        <table className={styles.arms}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('pageTests:arm.a')}</th>
              <th scope="col">{t('pageTests:arm.b')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('pageTests:result.applications')}</th>
              <td>{format.number(applications.a)}</td>
              <td>{format.number(applications.b)}</td>
            </tr>
            <tr>
              <th scope="row">{t('pageTests:result.visitors')}</th>
              <td>{visitors ? format.number(visitors.a) : t('common:unknown')}</td>
              <td>{visitors ? format.number(visitors.b) : t('common:unknown')}</td>
            </tr>
          </tbody>
        </table>
        {isTable ? (
          <ChartTable
            caption={t('pageTests:walk.caption')}
            data={{
              columns: [t('pageTests:walk.step'), t('pageTests:walk.ahead')],
              rows: walk.map((value, at) => [String(at + 1), value]),
            }}
          />
        ) : (
          <LazyWalkChart
            label={t('pageTests:walk.label', {
              ahead,
              boundary: format.number(boundary, 0),
              count: walk.length,
              total,
            })}
            steps={walk}
            total={total}
            boundary={boundary}
            upperName={t('pageTests:walk.upper')}
            lowerName={t('pageTests:walk.lower')}
          />
        )}
        <div className={styles.row}>
          <span className="small muted">
            {t('pageTests:walk.how', { boundary: Math.ceil(boundary), total })}
          </span>
          {walk.length > 0 && (
            <TextButton aria-pressed={isTable} onClick={() => setTable(!isTable)}>
              {t(isTable ? 'charts:asChart' : 'charts:asTable')}
            </TextButton>
          )}
        </div>
        <p className="small muted">
          {[
            t('pageTests:result.since', { at: format.dayTime(test.startedAt, zone) }),
            test.startedBy?.name,
            t('pageTests:result.looks', { count: test.looks }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </CardSection>
  );
}
