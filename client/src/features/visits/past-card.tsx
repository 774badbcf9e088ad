import { Button, FileButton, Group, NativeSelect, Stack } from '@mantine/core';
import {
  MAX_PAST_BYTES,
  PAST_DIMENSIONS,
  PAST_SOURCES,
  type PastFile,
  type PastReport,
} from '@rupor/shared/visits/past-file';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence, fieldErrors } from '../../lib/errors.ts';
import { formatPeriod } from '../../lib/format.ts';
import { pastQuery, usePastActs } from './api.ts';
import { useWords } from './use-words.ts';
import classes from './visits.module.css';

const BY = ['total', ...PAST_DIMENSIONS] as const;

/** What another counter has counted before: a file is looked at first, then stored, and can be taken out again. */
export function PastCard({ siteId }: { siteId: string }) {
  const { t } = useTranslation('visitSetup');
  const words = useWords();
  const files = useQuery(pastQuery(siteId)).data ?? [];
  const { check, apply, remove } = usePastActs();
  const [source, setSource] = useState<PastFile['source']>('metrika');
  const [by, setBy] = useState<PastFile['by']>('total');
  const [file, setFile] = useState<PastFile | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const byName = (one: PastFile['by']) => (one === 'total' ? t('past.total') : words.dimension(one));
  const forget = () => {
    setFile(null);
    check.reset();
    apply.reset();
  };
  const choose = async (chosen: File | null) => {
    forget();
    setTooLarge(chosen !== null && chosen.size > MAX_PAST_BYTES);
    if (!chosen || chosen.size > MAX_PAST_BYTES) return;
    const next = { siteId, source, by, fileName: chosen.name, csv: await chosen.text() };
    setFile(next);
    check.mutate(next);
  };
  const error = apply.error ?? check.error ?? remove.error;
  const report = apply.data ?? check.data;
  return (
    <CardSection title={t('past.title')}>
      <Stack gap="sm">
        <p>{t('past.what')}</p>
        {files.map((one) => (
          <div key={one.id} className={classes.acts}>
            <span>
              {t('past.file', {
                source: t(`past.source.${one.source}`),
                by: byName(one.by),
                period: formatPeriod(one.from, one.to),
              })}
            </span>
            <Button size="compact-sm" variant="subtle" onClick={() => setLeaving(one.id)}>
              {t('past.remove')}
            </Button>
          </div>
        ))}
        <Group gap="sm" align="end">
          <NativeSelect
            label={t('past.from')}
            data={PAST_SOURCES.map((value) => ({ value, label: t(`past.source.${value}`) }))}
            value={source}
            onChange={({ currentTarget }) => {
              forget();
              setSource(PAST_SOURCES.find((one) => one === currentTarget.value) ?? 'other');
            }}
          />
          <NativeSelect
            label={t('past.by')}
            data={BY.map((value) => ({ value, label: byName(value) }))}
            value={by}
            onChange={({ currentTarget }) => {
              forget();
              setBy(BY.find((one) => one === currentTarget.value) ?? 'total');
            }}
          />
          <FileButton accept=".csv,text/csv,text/plain" onChange={(chosen) => void choose(chosen)}>
            {(props) => (
              <Button {...props} loading={check.isPending}>
                {t('past.choose')}
              </Button>
            )}
          </FileButton>
        </Group>
        {isTooLarge && <FormProblem>{t('past.tooLarge')}</FormProblem>}
        {error && <FormProblem>{fieldErrors(error, t).csv ?? errorSentence(error, t)}</FormProblem>}
        {report && !error && <Report report={report} isStored={apply.data !== undefined} />}
        {file && check.data && check.data.rows > 0 && !apply.data && (
          <div>
            <Button loading={apply.isPending} onClick={() => apply.mutate(file)}>
              {t('past.apply', { count: check.data.rows })}
            </Button>
          </div>
        )}
      </Stack>
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('past.askRemove')}
        verb={t('past.remove')}
        isDanger
        onConfirm={() => {
          if (leaving) remove.mutate({ id: leaving });
          setLeaving(null);
        }}
      >
        {t('past.askWhat')}
      </ConfirmDialog>
    </CardSection>
  );
}

function Report({ report, isStored }: { report: PastReport; isStored: boolean }) {
  const { t } = useTranslation('visitSetup');
  return (
    <div role="status" className="small">
      <p>
        {t(isStored ? 'past.stored' : 'past.found', { count: report.rows })}
        {report.from && report.to && ` ${t('past.period', { period: formatPeriod(report.from, report.to) })}`}
      </p>
      {report.skippedDays > 0 && <p>{t('past.skipped', { count: report.skippedDays })}</p>}
      {report.problemCount > 0 && (
        <>
          <p>{t('past.problems', { count: report.problemCount })}</p>
          <ul>
            {report.problems.map(({ line, code }) => (
              <li key={`${line} ${code}`}>{t(`past.problem.${code}`, { line })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
