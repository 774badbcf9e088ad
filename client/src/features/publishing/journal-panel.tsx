import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { problemSentence } from '../../lib/network-problem.ts';
import { journalQuery } from './api.ts';
import { type JournalLine, journalLines } from './journal-lines.ts';
import classes from './publishing.module.css';

/** «Что происходило»: who did what and what the networks said, oldest first. */
export function JournalPanel({ postId }: { postId: string }) {
  const { t } = useTranslation(['publishing', 'posts', 'networks', 'common']);
  const journal = useQuery(journalQuery(postId));
  return (
    <CardSection title={t('publishing:journal.title')}>
      {journal.data ? (
        <Lines lines={journalLines(journal.data)} />
      ) : journal.error ? (
        <ErrorNotice error={journal.error} onRetry={() => void journal.refetch()} />
      ) : (
        <LoadingLines count={3} />
      )}
    </CardSection>
  );
}

function Lines({ lines }: { lines: readonly JournalLine[] }) {
  const { t } = useTranslation(['publishing', 'posts', 'networks']);
  const format = useFormat();
  if (lines.length === 0) return <p className="muted">{t('publishing:journal.empty')}</p>;
  return (
    <ol className={classes.journal}>
      {lines.map((line) => (
        <li key={line.id}>
          <time dateTime={line.at}>{format.dayTime(line.at)}</time>
          <span>
            {line.channel && (
              <b>
                {line.part > 0
                  ? t('publishing:journal.part', { channel: line.channel, number: line.part })
                  : `${line.channel}.`}{' '}
              </b>
            )}
            {t([`publishing:journal.${line.key}`, 'publishing:journal.other'], { attempt: line.attempt })}{' '}
            {line.problem &&
              problemSentence(t, { network: line.network, problem: line.problem, of: 'posts' })}{' '}
            {line.who && <span className="muted">{line.who}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
