import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { CardSection } from '../../../components/section.tsx';
import { errorSentence } from '../../../lib/errors.ts';
import { formatDay, useFormat } from '../../../lib/format.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { type Batch, batchesQuery, changedKeys, problemsQuery, runFile } from './api.ts';
import styles from './bulk.module.css';
import { UndoBatch } from './undo-batch.tsx';
import { useProblemWords } from './use-problem-words.ts';

/** What was done to many posts at once, each with its undo. Nothing was: nothing is shown. */
export function BatchList({ kinds }: { kinds: readonly Batch['kind'][] }) {
  const { t } = useTranslation('planFiles');
  const batches = useQuery(batchesQuery());
  const shown = (batches.data ?? []).filter(({ kind }) => kinds.includes(kind));
  if (batches.error) return <ErrorNotice error={batches.error} onRetry={() => void batches.refetch()} />;
  if (shown.length === 0) return null;
  return (
    <CardSection title={t('batches.title')}>
      <ul className={styles.list}>
        {shown.map((batch) => (
          <BatchLine key={batch.id} batch={batch} />
        ))}
      </ul>
    </CardSection>
  );
}

function BatchLine({ batch }: { batch: Batch }) {
  const { t } = useTranslation('planFiles');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { counts, state, createdBy, title, kind } = batch;
  const who = [format.dayTime(batch.createdAt), createdBy].filter(Boolean).join(' · ');
  const parts = [
    ...(counts.made > 0 ? [t('batches.made', { count: counts.made })] : []),
    ...(counts.changed > 0 ? [t('batches.changed', { count: counts.changed })] : []),
    ...(counts.refused > 0 ? [t('batches.refused', { count: counts.refused })] : []),
  ];
  const what =
    state === 'undone'
      ? t('batches.undone')
      : state === 'running'
        ? t('batches.running', { done: batch.done, total: batch.total })
        : parts.join(', ');
  return (
    <li>
      <div className={styles.words}>
        <p>{kind === 'copy_week' ? t('batches.week', { day: formatDay(title) }) : title}</p>
        <p className="small muted">{[what, who].filter((part) => part !== '').join(' · ')}</p>
        {isOpen && <ProblemList id={batch.id} />}
      </div>
      <div className={styles.acts}>
        {counts.refused > 0 && (
          <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('batches.why')}
          </Button>
        )}
        {state === 'running' && batch.isMine && <GoOn id={batch.id} />}
        <UndoBatch batch={batch} />
      </div>
    </li>
  );
}

/** A loading that was left half done goes on from where it is, with the columns it began with. */
function GoOn({ id }: { id: string }) {
  const { t } = useTranslation(['planFiles', 'common']);
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => runFile({ id, mapping: [], time: '12:00' }, () => undefined),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => Promise.all(changedKeys().map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return (
    <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
      {t('planFiles:import.goOn')}
    </Button>
  );
}

function ProblemList({ id }: { id: string }) {
  const { t } = useTranslation('planFiles');
  const words = useProblemWords();
  const problems = useQuery(problemsQuery(id));
  if (problems.error) return <ErrorNotice error={problems.error} onRetry={() => void problems.refetch()} />;
  return (
    <ul className={styles.hits}>
      {(problems.data ?? []).map(({ line, problem }) => (
        <li key={line}>{t('batches.problem', { line, why: words(problem) })}</li>
      ))}
    </ul>
  );
}
