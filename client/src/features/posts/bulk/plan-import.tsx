import { Button, FileButton, Progress, TextInput } from '@mantine/core';
import type { PlanFile, PlanReport } from '@rupor/shared/posts/plan-file';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { LinkButton } from '../../../components/link-button.tsx';
import { CardSection } from '../../../components/section.tsx';
import { errorSentence, fieldErrors } from '../../../lib/errors.ts';
import { useFormat } from '../../../lib/format.ts';
import { currentLanguage } from '../../../lib/i18n.ts';
import { type Batch, changedKeys, checkFileMutation, exportUrl, readFileMutation, runFile } from './api.ts';
import styles from './bulk.module.css';
import { MappingList } from './mapping-list.tsx';
import { PlanReportView } from './plan-report.tsx';
import { UndoBatch } from './undo-batch.tsx';

const TYPES = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const USUAL_TIME = '12:00';

/** File, columns, a look at what would happen, and only then the posts. */
export function PlanImport() {
  const { t } = useTranslation(['planFiles', 'common']);
  const format = useFormat();
  const queries = useQueryClient();
  const [file, setFile] = useState<PlanFile | null>(null);
  const [mapping, setMapping] = useState<PlanFile['mapping']>([]);
  const [time, setTime] = useState(USUAL_TIME);
  const [report, setReport] = useState<PlanReport | null>(null);
  const [batch, setBatch] = useState<Batch | null>(null);
  const read = useMutation(readFileMutation());
  const check = useMutation(checkFileMutation());
  const run = useMutation({
    mutationFn: (id: string) => runFile({ id, mapping, time }, setBatch),
    onSettled: () => Promise.all(changedKeys().map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    for (const step of [read, check, run]) step.reset();
    setReport(null);
    setBatch(null);
    setFile(null);
    const next = await read.mutateAsync({ file: chosen }).catch(() => null);
    if (!next) return;
    setFile(next);
    setMapping(next.mapping);
  };
  const look = (id: string) => check.mutate({ id, mapping, time }, { onSuccess: setReport });
  const again = () => {
    setReport(null);
    check.reset();
  };
  const error = read.error ?? check.error ?? run.error;
  const fields = error ? Object.values(fieldErrors(error, t)) : [];
  const isDone = batch?.state === 'done';
  const fileButton = (
    <FileButton accept={TYPES} onChange={(chosen) => void choose(chosen)}>
      {(props) => (
        <Button {...props} variant={file ? 'default' : 'filled'} loading={read.isPending}>
          {t(file ? 'planFiles:import.other' : 'planFiles:import.choose')}
        </Button>
      )}
    </FileButton>
  );
  return (
    <CardSection title={file ? file.fileName : t('planFiles:import.title')}>
      <div className={styles.stack}>
        {!file && <p>{t('planFiles:import.note')}</p>}
        {error && <ErrorNotice>{fields[0] ?? errorSentence(error, t)}</ErrorNotice>}
        {file?.loadedAt && !batch && (
          <p role="status">{t('planFiles:import.loadedBefore', { when: format.dayTime(file.loadedAt) })}</p>
        )}
        {file && !report && !batch && (
          <>
            <MappingList file={file} mapping={mapping} onChange={setMapping} />
            <TextInput
              type="time"
              label={t('planFiles:import.time')}
              description={t('planFiles:import.timeNote')}
              value={time}
              onChange={({ currentTarget }) => setTime(currentTarget.value || USUAL_TIME)}
              maw={320}
            />
          </>
        )}
        {report && !batch && <PlanReportView report={report} />}
        {batch && <Progressing batch={batch} />}
        <div className={styles.acts}>
          {!file && fileButton}
          {!file && (
            <Button
              component="a"
              variant="default"
              href={exportUrl({ format: 'xlsx', locale: currentLanguage(), isTemplate: true })}
              download
            >
              {t('planFiles:import.template')}
            </Button>
          )}
          {file && !report && !batch && (
            <Button variant="filled" loading={check.isPending} onClick={() => look(file.id)}>
              {t('planFiles:import.check')}
            </Button>
          )}
          {file && report && !batch && report.made + report.changed > 0 && (
            <Button variant="filled" loading={run.isPending} onClick={() => run.mutate(file.id)}>
              {t('planFiles:import.load', { count: report.made + report.changed })}
            </Button>
          )}
          {file && batch && !isDone && run.isError && (
            <Button variant="filled" onClick={() => run.mutate(file.id)}>
              {t('planFiles:import.goOn')}
            </Button>
          )}
          {isDone && (
            <LinkButton variant="filled" to="/calendar">
              {t('planFiles:import.toCalendar')}
            </LinkButton>
          )}
          {isDone && <UndoBatch batch={batch} onUndone={() => void choose(null)} />}
          {report && !batch && (
            <Button variant="default" onClick={again}>
              {t('planFiles:import.columns')}
            </Button>
          )}
          {file && !run.isPending && fileButton}
        </div>
      </div>
    </CardSection>
  );
}

function Progressing({ batch }: { batch: Batch }) {
  const { t } = useTranslation('planFiles');
  const format = useFormat();
  const { total, done, counts, state } = batch;
  return (
    <div>
      <p role="status">
        {state === 'done'
          ? t('import.done', {
              count: counts.made,
              made: format.number(counts.made),
              changed: format.number(counts.changed),
            })
          : t('import.running', { done: format.number(done), total: format.number(total) })}
        {counts.refused > 0 && ` ${t('import.left', { count: counts.refused })}`}
      </p>
      {state === 'running' && (
        <>
          <Progress value={(done / Math.max(1, total)) * 100} aria-label={t('import.progress')} />
          <p className="small muted">{t('import.mayClose')}</p>
        </>
      )}
    </div>
  );
}
