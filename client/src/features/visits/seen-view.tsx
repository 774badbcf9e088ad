import { NativeSelect } from '@mantine/core';
import type { SharedVisits } from '@rupor/shared/visits/answers';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LazyLineChart } from '../../charts/lazy.tsx';
import { EntryFrame } from '../../components/entry-frame.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { CardSection } from '../../components/section.tsx';
import { StatTile, StatTiles } from '../../components/stat-tile.tsx';
import { errorCode, errorSentence } from '../../lib/errors.ts';
import { formatDay, formatNumber, formatPeriod } from '../../lib/format.ts';
import { seenQuery } from './api.ts';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';

const DAYS = [7, 30, 90] as const;
const OVER = ['not_found', 'invalid_input', 'link_expired'];

/** The read-only page of a secret link. Numbers below the floor are hidden, so that nobody is recognised by them. */
export function SeenView({ token }: { token: string }) {
  const { t } = useTranslation(['visits', 'charts']);
  const [days, setDays] = useState<(typeof DAYS)[number]>(30);
  const { data, error, dataUpdatedAt } = useQuery({ ...seenQuery({ token, days }), enabled: token !== '' });
  if (!token || (error && !data))
    return (
      <EntryFrame title={t('seen.over')}>
        <p>{!error || OVER.includes(errorCode(error)) ? t('seen.overWhat') : errorSentence(error, t)}</p>
      </EntryFrame>
    );
  if (!data)
    return (
      <EntryFrame title={t('seen.opening')}>
        <LoadingLines count={6} label={t('loading')} />
      </EntryFrame>
    );
  return (
    <EntryFrame title={data.name} sub={formatPeriod(data.from, data.to)} isWide>
      <div className={classes.page}>
        <NativeSelect
          label={t('charts:period.name')}
          data={DAYS.map((count) => ({ value: String(count), label: t('charts:period.days', { count }) }))}
          value={String(days)}
          onChange={({ currentTarget }) =>
            setDays(DAYS.find((value) => String(value) === currentTarget.value) ?? 30)
          }
        />
        <StatTiles>
          {(['visits', 'visitors', 'views'] as const).map((name) => (
            <Tile key={name} name={name} data={data} />
          ))}
        </StatTiles>
        <Days data={data} asOf={new Date(dataUpdatedAt).toISOString()} />
        <div className={classes.panels}>
          {data.panels.map((panel) => (
            <Panel key={panel.by} panel={panel} data={data} />
          ))}
        </div>
        <p className="small muted">{t('seen.floor', { floor: data.floor })}</p>
      </div>
    </EntryFrame>
  );
}

function Tile({ name, data }: { name: 'visits' | 'visitors' | 'views'; data: SharedVisits }) {
  const { t } = useWords();
  const value = data[name];
  const isHidden = value === null && (name === 'views' || data.knowsVisits);
  return (
    <StatTile
      name={t(`tile.${name}`)}
      value={value}
      {...(isHidden ? { unknown: t('seen.few', { floor: data.floor }) } : {})}
      was={value === null && !isHidden && t('tile.unknown')}
      meaning={<span className="small">{t(`formula.${name}`)}</span>}
    />
  );
}

function Days({ data, asOf }: { data: SharedVisits; asOf: string }) {
  const { t } = useWords();
  const measure = data.knowsVisits ? 'visits' : 'views';
  const values = data.days.map((day) => day[measure]);
  const all = data[measure];
  const title = t('seen.days', { measure: t(`tile.${measure}`) });
  return (
    <ChartFrame
      level={2}
      title={title}
      measure={t('chart.measure', { measure: t(`tile.${measure}`), unit: t('unit.day') })}
      n={all === null ? t('seen.few', { floor: data.floor }) : t('chart.n', { value: formatNumber(all) })}
      asOf={asOf}
      timeZone={data.timeZone}
      formula={t(`formula.${measure}`)}
      fileName={`rupor-${data.from}-${data.to}`}
      table={{
        columns: [t('chart.when'), t(`tile.${measure}`)],
        rows: data.days.map(({ day }, at) => [formatDay(day), values[at] ?? null]),
      }}
    >
      <LazyLineChart
        label={title}
        steps={data.days.map(({ day }) => ({
          label: formatDay(day, 'short'),
          name: formatDay(day),
          isRunning: false,
        }))}
        lines={[{ key: 'now', name: t('chart.now'), colour: 1, values }]}
        kind="counted"
      />
    </ChartFrame>
  );
}

function Panel({ panel, data }: { panel: SharedVisits['panels'][number]; data: SharedVisits }) {
  const words = useWords();
  const { t } = words;
  const measure = data.knowsVisits && panel.by !== 'path' ? 'visits' : 'views';
  const most = Math.max(1, ...panel.rows.map((row) => row[measure] ?? 0));
  return (
    <CardSection title={words.dimension(panel.by)}>
      {panel.rows.length === 0 && panel.hidden === 0 && <p className="muted">{t('panelEmpty.other')}</p>}
      <ol className={classes.rows}>
        {panel.rows.map((row) => {
          const value = row[measure];
          return (
            <li key={row.value} className={classes.row}>
              <i style={{ width: `${((value ?? 0) / most) * 100}%` }} aria-hidden="true" />
              <span className={classes.rowName}>{words.value(panel.by, row.value)}</span>
              <span className="num">
                {value === null ? t('seen.few', { floor: data.floor }) : formatNumber(value)}
              </span>
            </li>
          );
        })}
      </ol>
      {panel.hidden > 0 && (
        <p className="small muted">
          {panel.rows.length > 0 ? t('seen.hidden', { count: panel.hidden }) : t('seen.allHidden')}
        </p>
      )}
    </CardSection>
  );
}
