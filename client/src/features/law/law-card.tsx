import type { Checklist } from '@rupor/shared/law/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { checklistQuery } from './api.ts';
import { groupItems, sumGroups } from './group-items.ts';
import classes from './law.module.css';
import { LawItem } from './law-item.tsx';
import { PromoPart } from './promo-part.tsx';

export interface LawCardProps {
  postId: string;
  /** Of the post as it was saved last; 0: it has not been saved yet. */
  version: number;
  /** Adds a sentence to every text of the post. Absent: the post is only shown. */
  onAppend?: (sentence: string) => void;
}

/** «Закон и права»: what applies to this post and why. It advises; only the few hard rules stop. */
export function LawCard({ postId, version, onAppend }: LawCardProps) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ ...checklistQuery(postId), enabled: version > 0 });
  useEffect(() => {
    if (version > 0) void queries.invalidateQueries({ queryKey: checklistQuery(postId).queryKey });
  }, [queries, postId, version]);
  return (
    <section className={classes.card} aria-labelledby="law-head">
      <h2 className={classes.head} id="law-head" tabIndex={-1}>
        {t('card.title')}
      </h2>
      {version === 0 && <p className="small muted">{t('card.notSaved')}</p>}
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {version > 0 && !data && !error && <LoadingLines count={3} label={t('card.loading')} />}
      {data && <ChecklistBody checklist={data} onAppend={onAppend} />}
    </section>
  );
}

function ChecklistBody({
  checklist,
  onAppend,
}: {
  checklist: Checklist;
  onAppend: LawCardProps['onAppend'];
}) {
  const { t } = useTranslation('law');
  const groups = groupItems(checklist.items);
  const { stops, looks } = sumGroups(groups);
  const sentence = () => {
    if (stops > 0) return t('card.stops', { count: stops });
    return looks > 0 ? t('card.looks', { count: looks }) : t('card.clear');
  };
  return (
    <>
      <p role="status" className={stops > 0 ? classes.stop : undefined}>
        {sentence()}
      </p>
      {checklist.profile !== 'none' && (
        <PromoPart checklist={checklist} isQuiet={groups.length === 0} onAppend={onAppend} />
      )}
      {groups.length > 0 && (
        <ul className={classes.items}>
          {groups.map((group) => (
            <LawItem key={group.ruleId} group={group} checklist={checklist} onAppend={onAppend} />
          ))}
        </ul>
      )}
      <p className={classes.fine}>{t('card.notAdvice')}</p>
    </>
  );
}
