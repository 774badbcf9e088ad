import type { LawDecision } from '@rupor/shared/law/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { useFormat } from '../../lib/format.ts';
import { decisionsQuery } from './api.ts';
import classes from './law.module.css';
import { Pages } from './pages.tsx';
import { useRuleWords } from './use-rule-words.ts';

/** Who decided what of which post: kept, also when it was taken back. */
export function DecisionsPart({ page, onPage }: { page: number; onPage(page: number): void }) {
  const { t } = useTranslation('law');
  const { data } = useQuery({
    ...decisionsQuery(page),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  if (!data) return <LoadingLines count={6} />;
  if (data.total === 0) return <EmptyState title={t('decisions.none')}>{t('decisions.noneText')}</EmptyState>;
  return (
    <section className={`card ${classes.part}`} aria-label={t('part.decisions')}>
      <ul className={classes.plain}>
        {data.items.map((decision) => (
          <DecisionRow key={decision.id} decision={decision} />
        ))}
      </ul>
      <Pages page={page} total={data.total} pageSize={data.pageSize} onPage={onPage} />
    </section>
  );
}

function DecisionRow({ decision }: { decision: LawDecision }) {
  const { t } = useTranslation('law');
  const format = useFormat();
  const words = useRuleWords();
  const { kind, status, suggestion, ruleId, isOverride, name, at, reason, postId, heading, isTakenBack } =
    decision;
  const what = () => {
    if (kind === 'promo' && status) return t(`promo.status.${status}`);
    return ruleId === null ? '' : (words(ruleId)?.title ?? ruleId);
  };
  const how = () => {
    if (kind === 'promo') return t('decisions.promo');
    return t(isOverride ? 'decisions.override' : 'decisions.checked');
  };
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.name}>{what()}</span>
        <p className={classes.fine}>
          {how()} {t('decisions.who', { name, when: format.dayTime(at) })}
          {suggestion &&
            suggestion !== status &&
            ` ${t('decisions.suggested', { status: t(`promo.status.${suggestion}`) })}`}
          {reason && ` «${reason}»`}
          {isTakenBack && <strong> {t('decisions.takenBack')}</strong>}
        </p>
        <Link className="link small" to="/posts/$postId" params={{ postId }}>
          {heading || t('decisions.untitled')}
        </Link>
      </div>
    </li>
  );
}
