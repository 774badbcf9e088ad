import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../components/text-button.tsx';
import { useFormat } from '../lib/format.ts';
import classes from './chart.module.css';
import { chartCsv } from './chart-csv.ts';
import type { ChartTableData } from './chart-data.ts';
import { chartPng } from './chart-png.ts';
import { ChartTable } from './chart-table.tsx';
import { Formula } from './formula.tsx';
import { saveFile, saveText } from './save-file.ts';

interface Props {
  /** The finding, a sentence. */
  title: string;
  /** Of its heading: 2 where it stands right under the sentence of the page. */
  level?: 2 | 3;
  /** What is measured. */
  measure: string;
  /** From how many: «n = 46 публикаций». */
  n: string;
  asOf: string | null;
  timeZone: string;
  /** How the number is made, in words. */
  formula: ReactNode;
  /** What the patterns here mean, and tags. */
  notes?: ReactNode;
  /** Choices of this chart. */
  head?: ReactNode;
  table: ChartTableData;
  fileName: string;
  children: ReactNode;
}

/** Finding, measure, chart, and under it n, «данные на», «Как считаем», «Таблицей». */
export function ChartFrame(props: Props) {
  const {
    title,
    level = 3,
    measure,
    n,
    asOf,
    timeZone,
    formula,
    notes,
    head,
    table,
    fileName,
    children,
  } = props;
  const { t } = useTranslation('charts');
  const format = useFormat();
  const Heading = `h${level}` as const;
  const frame = useRef<HTMLElement>(null);
  const heading = useId();
  const [isTable, setTable] = useState(false);
  const known = asOf ? t('asOf', { at: format.dayTime(asOf, timeZone) }) : t('neverAsked');
  const savePicture = async () => {
    if (!frame.current) return;
    const picture = await chartPng(frame.current, { title, measure, foot: [n, known].join(' · ') });
    if (picture) saveFile(`${fileName}.png`, picture);
  };
  return (
    <figure ref={frame} className={`card ${classes.frame}`} aria-labelledby={heading}>
      <figcaption>
        <Heading id={heading}>{title}</Heading>
        <p className={classes.measure}>{measure}</p>
      </figcaption>
      {head && <div className={classes.head}>{head}</div>}
      {isTable ? <ChartTable caption={measure} data={table} /> : children}
      <div className={classes.foot}>
        <span>{n}</span>
        {notes}
        <span>{known}</span>
        <Formula>{formula}</Formula>
        <TextButton aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? t('asChart') : t('asTable')}
        </TextButton>
        <TextButton onClick={() => saveText(`${fileName}.csv`, chartCsv(table))}>{t('csv')}</TextButton>
        {!isTable && <TextButton onClick={() => void savePicture()}>{t('png')}</TextButton>}
      </div>
    </figure>
  );
}
