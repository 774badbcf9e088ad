import { Button, NativeSelect } from '@mantine/core';
import type { VisitsPanel } from '@rupor/shared/visits/answers';
import type { Dimension } from '@rupor/shared/visits/dimensions';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { saveText } from '../../charts/save-file.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { CardSection } from '../../components/section.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { useFormat } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { fetchExport, panelQuery, type SitePeriod } from './api.ts';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';

interface Props {
  title: string;
  choices: readonly Dimension[];
  by: Dimension;
  period: SitePeriod;
  onChoose(by: Dimension): void;
  onFilter(by: Dimension, value: string): void;
}

const STEPS = [8, 50, 500] as const;

/** A period by one dimension: bars with numbers, largest first; a press on one narrows the whole page to it. */
export function PanelCard({ title, choices, by, period, onChoose, onFilter }: Props) {
  const words = useWords();
  const { t } = words;
  const [step, setStep] = useState(0);
  const query = useQuery(panelQuery({ ...period, by, limit: STEPS[step] ?? 500 }));
  const panel = query.data;
  const save = async () => {
    const { fileName, csv } = await fetchExport({ ...period, what: by, locale: currentLanguage() });
    saveText(fileName, csv);
  };
  return (
    <CardSection
      title={title}
      tail={
        <NativeSelect
          aria-label={t('panel.choose', { title })}
          data={choices.map((one) => ({ value: one, label: words.dimension(one) }))}
          value={by}
          onChange={({ currentTarget }) => {
            setStep(0);
            onChoose(choices.find((one) => one === currentTarget.value) ?? by);
          }}
        />
      }
    >
      {query.error && !panel && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!panel && !query.error && <LoadingLines count={6} label={t('loading')} />}
      {panel && (
        <>
          <Rows panel={panel} onFilter={onFilter} />
          <div className={classes.panelFoot}>
            <span className="tiny faint">{t(`panelMeasure.${panel.measure}`)}</span>
            <Coverage panel={panel} />
            {panel.hasMore && step < STEPS.length - 1 && (
              <Button size="compact-sm" variant="subtle" onClick={() => setStep(step + 1)}>
                {t('panel.more')}
              </Button>
            )}
            {panel.rows.length > 0 && (
              <span className="small">
                <TextButton onClick={() => void save()}>{t('panel.csv')}</TextButton>
              </span>
            )}
          </div>
        </>
      )}
    </CardSection>
  );
}

function Rows({ panel, onFilter }: { panel: VisitsPanel; onFilter: Props['onFilter'] }) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const { by, measure, rows } = panel;
  if (panel.window.basis === 'none') return <p className="muted">{t('window.none')}</p>;
  if (rows.length === 0) return <p className="muted">{t(`panelEmpty.${emptyOf(by)}`)}</p>;
  const most = Math.max(1, ...rows.map((row) => row[measure] ?? 0));
  return (
    <ol className={classes.rows}>
      {rows.map((row) => {
        const value = row[measure];
        const name = words.value(by, row.value);
        const number = value === null ? t('common:unknown') : format.number(value);
        return (
          <li key={row.value}>
            <button
              type="button"
              className={classes.row}
              disabled={row.value === ''}
              title={name}
              onClick={() => onFilter(by, row.value)}
            >
              <i style={{ width: `${((value ?? 0) / most) * 100}%` }} aria-hidden="true" />
              <span className={classes.rowName}>{name}</span>
              <span className="num">{number}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** How much of everything the rows explain. */
function Coverage({ panel: { known, total, measure } }: { panel: VisitsPanel }) {
  const { t } = useWords();
  const format = useFormat();
  const [part, all] = [known[measure], total[measure]];
  if (measure === 'named' || part === null || !all || part >= all) return null;
  return <span className="tiny faint">{t('panel.known', { share: format.percent(part / all) })}</span>;
}

function emptyOf(by: Dimension): 'marks' | 'acts' | 'place' | 'other' {
  if (by.startsWith('utm') || by === 'link' || by === 'bucket') return 'marks';
  if (['custom', 'outbound', 'download', 'form'].includes(by)) return 'acts';
  return by === 'country' || by === 'region' ? 'place' : 'other';
}
