import { Button, FileButton, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveText } from '../../charts/save-file.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { errorSentence, fieldErrors } from '../../lib/errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { fetchTemplate, type Period, useApplyFile, useCheckFile } from './api.ts';
import { FileReportTable } from './file-report-table.tsx';
import classes from './insights.module.css';
import { useWords } from './use-words.ts';

interface Props {
  /** Whose publications stand in the template. */
  period: Period;
  onClose(): void;
}

/** Numbers that were read elsewhere: a file, what was understood of it, and only then the numbers. */
export function NumbersFileDialog({ period, onClose }: Props) {
  const { t } = useWords();
  const errors = useTranslation().t;
  const [csv, setCsv] = useState('');
  const check = useCheckFile();
  const apply = useApplyFile();
  const choose = async (file: File | null) => {
    if (!file) return;
    const text = await file.text();
    setCsv(text);
    apply.reset();
    template.reset();
    check.mutate({ csv: text });
  };
  const template = useMutation({
    mutationFn: () => fetchTemplate({ ...period, locale: currentLanguage() }),
    onSuccess: ({ fileName, csv: text }) => saveText(fileName, text),
  });
  const error = apply.error ?? check.error ?? template.error;
  const report = apply.data ?? check.data;
  return (
    <Dialog size="xl" onClose={onClose} title={t('file.title')}>
      <div className={classes.form}>
        <p>
          {t('file.note')} <SourceTag kind="manual" />
        </p>
        <Group>
          <Button variant="default" loading={template.isPending} onClick={() => template.mutate()}>
            {t('file.template')}
          </Button>
          <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button {...props} variant={report ? 'default' : 'filled'} loading={check.isPending}>
                {t(report ? 'file.other' : 'file.choose')}
              </Button>
            )}
          </FileButton>
        </Group>
        {error && <FormProblem>{fieldErrors(error, errors).csv ?? errorSentence(error, errors)}</FormProblem>}
        {report && !error && <FileReportTable report={report} />}
        {report && !error && (
          <Group>
            {!report.isApplied && report.fresh > 0 && (
              <Button variant="filled" loading={apply.isPending} onClick={() => apply.mutate({ csv })}>
                {t('file.apply', { count: report.fresh })}
              </Button>
            )}
            <Button variant="subtle" onClick={onClose}>
              {t(report.isApplied ? 'common:act.close' : 'common:act.leave')}
            </Button>
          </Group>
        )}
      </div>
    </Dialog>
  );
}
