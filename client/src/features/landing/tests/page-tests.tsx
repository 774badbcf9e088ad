import { Button } from '@mantine/core';
import type { LandingPage } from '@rupor/shared/landing/contract';
import type { PageTest, PageTests } from '@rupor/shared/landing/test-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { FormProblem } from '../../../components/form-problem.tsx';
import { CardSection } from '../../../components/section.tsx';
import { errorSentence } from '../../../lib/errors.ts';
import { useFormat } from '../../../lib/format.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { pagesKey } from '../api.ts';
import { chooseVersionMutation, startTestMutation, stopTestMutation, testsQuery } from './api.ts';
import { TestChoice } from './test-choice.tsx';
import { TestResult } from './test-result.tsx';
import { TestStart } from './test-start.tsx';
import styles from './tests.module.css';

interface Props {
  page: LandingPage;
  tests: PageTests;
  zone: string;
  canManage: boolean;
}

/** The running test or the latest one, what a person decides about it, then the next one. */
export function PageTestsView({ page, tests, zone, canManage }: Props) {
  const { t } = useTranslation(['pageTests', 'common']);
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const done = {
    onSuccess: async (fresh: PageTests) => {
      queries.setQueryData(testsQuery(page.id).queryKey, fresh);
      setAsking(false);
      await queries.invalidateQueries({ queryKey: pagesKey() });
    },
  };
  const start = useMutation({ ...startTestMutation(), ...done });
  const stop = useMutation({ ...stopTestMutation(), ...done });
  const choose = useMutation({ ...chooseVersionMutation(), ...done });
  const [latest, ...older] = tests.tests;
  const isRunning = latest?.endedAt === null;
  const mayChoose = latest?.canChoose === true && latest.outcome !== 'stopped';
  const put = (arm: 'a' | 'b' | null) => {
    if (!latest) return;
    const change = (to: typeof arm) => choose.mutateAsync({ id: page.id, testId: latest.id, arm: to });
    void change(arm).then(
      () => arm && offerUndo(t(`pageTests:choice.done.${arm}`), () => void change(null)),
      () => undefined,
    );
  };
  const problem = start.error ?? stop.error ?? choose.error;
  return (
    <div className={styles.stack}>
      {problem && <FormProblem>{errorSentence(problem, t)}</FormProblem>}
      {latest && <TestResult test={latest} zone={zone} />}
      {canManage && isRunning && (
        <div>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('pageTests:stop.act')}
          </Button>
        </div>
      )}
      {canManage && latest && mayChoose && (
        <TestChoice test={latest} isBusy={choose.isPending} onChoose={put} />
      )}
      {canManage && !isRunning && (
        <TestStart
          tests={tests}
          isBusy={start.isPending}
          isSecond={mayChoose && latest?.chosen === null}
          onStart={(aim) => start.mutate({ id: page.id, version: page.version, aim })}
        />
      )}
      {older.length > 0 && <Older tests={older} zone={zone} />}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('pageTests:stop.ask')}
        verb={t('pageTests:stop.act')}
        isDanger
        isBusy={stop.isPending}
        onConfirm={() => stop.mutate({ id: page.id })}
      >
        {t('pageTests:stop.what')}
      </ConfirmDialog>
    </div>
  );
}

function Older({ tests, zone }: { tests: readonly PageTest[]; zone: string }) {
  const { t } = useTranslation('pageTests');
  const format = useFormat();
  return (
    <CardSection title={t('older')}>
      <ul className={styles.instead}>
        {tests.map(({ id, startedAt, outcome, applications }) => (
          <li key={id}>
            {format.dayTime(startedAt, zone)}: {t(`outcome.${outcome ?? 'running'}`)}{' '}
            <span className="small muted">
              {t('counted', { a: format.number(applications.a), b: format.number(applications.b) })}
            </span>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
