import { Button, NativeSelect } from '@mantine/core';
import type { VisitFunnel } from '@rupor/shared/visits/answers';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { funnelQuery, funnelsQuery, type SitePeriod, useGoalActs } from './api.ts';
import { FunnelDialog } from './funnel-dialog.tsx';
import classes from './visits.module.css';

interface Props {
  siteId: string;
  period: SitePeriod;
  canManage: boolean;
}

/** Steps one after the other within one visit: how many came to each. */
export function FunnelsCard({ siteId, period, canManage }: Props) {
  const { t } = useTranslation('visitSetup');
  const funnels = useQuery(funnelsQuery(siteId)).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const { createFunnel, removeFunnel } = useGoalActs();
  const funnel = funnels.find(({ id }) => id === chosen) ?? funnels[0];
  const remove = ({ id, name, steps }: VisitFunnel) =>
    removeFunnel.mutate(
      { id },
      {
        onSuccess: () =>
          offerUndo(t('funnel.removed', { name }), () => createFunnel.mutate({ siteId, name, steps })),
      },
    );
  return (
    <CardSection
      title={t('funnel.title')}
      tail={
        funnels.length > 1 && (
          <NativeSelect
            aria-label={t('funnel.which')}
            data={funnels.map(({ id, name }) => ({ value: id, label: name }))}
            value={funnel?.id ?? ''}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          />
        )
      }
    >
      {funnel ? <Steps funnel={funnel} period={period} /> : <p className="muted">{t('funnel.none')}</p>}
      {canManage && (
        <div className={classes.acts} style={{ marginTop: '0.75rem' }}>
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('funnel.add')}
          </Button>
          {funnel && (
            <Button size="sm" variant="subtle" onClick={() => remove(funnel)}>
              {t('funnel.remove', { name: funnel.name })}
            </Button>
          )}
        </div>
      )}
      {isAdding && (
        <FunnelDialog siteId={siteId} onClose={() => setAdding(false)} onDone={(id) => setChosen(id)} />
      )}
    </CardSection>
  );
}

function Steps({ funnel, period }: { funnel: VisitFunnel; period: SitePeriod }) {
  const { t } = useTranslation('visitSetup');
  const format = useFormat();
  const query = useQuery(funnelQuery({ ...period, steps: funnel.steps }));
  if (query.error && !query.data)
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines count={4} label={t('goal.loading')} />;
  const { steps, visits: all } = query.data;
  return (
    <>
      <h3>{funnel.name}</h3>
      <ol className={classes.steps}>
        {steps.map(({ kind, pattern, visits }, at) => {
          const before = at === 0 ? all : (steps[at - 1]?.visits ?? null);
          const share = visits === null || !before ? null : visits / before;
          return (
            <li key={`${at} ${kind} ${pattern}`} className={classes.step}>
              <div className={classes.stepHead}>
                <span>{t(`goal.kind.${kind}`, { pattern })}</span>
                <b className="num">{visits === null ? t('common:unknown') : format.number(visits)}</b>
              </div>
              <div className={classes.stepBar} aria-hidden="true">
                <i style={{ width: `${(share ?? 0) * 100}%` }} />
              </div>
              <span className="small muted">
                {share === null
                  ? t('funnel.noShare')
                  : t(at === 0 ? 'funnel.ofAll' : 'funnel.ofBefore', {
                      count: Math.round(share * 100),
                      value: format.number(Math.round(share * 100)),
                    })}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="tiny faint">{t('funnel.how')}</p>
    </>
  );
}
