import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import { IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import classes from './campaigns.module.css';
import { type FunnelStep, funnelOf } from './funnel.ts';

/** Views → clicks → visits → applications → members; a step that nobody counts says why. */
export function FunnelCard({ numbers, zone }: { numbers: CampaignNumbers; zone: string }) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  return (
    <section className="card" aria-label={t('funnel.head')}>
      <ol className={classes.funnel}>
        {funnelOf(numbers).map((step) => (
          <li key={step.step}>
            <span className={classes.stepName}>{t(`funnel.${step.step}`)}</span>
            <span className={classes.stepNumber} data-unknown={step.value === null || undefined}>
              {step.value === null
                ? t('common:unknown')
                : format.number(step.value).replaceAll('\u202f', '\u00a0')}
            </span>
            <span className={classes.bar} aria-hidden="true" data-unknown={step.share === null || undefined}>
              {step.share !== null && <i style={{ '--width': step.share } as CSSProperties} />}
              {step.share !== null && step.unknown > 0.001 && (
                <s style={{ '--left': step.share, '--width': step.unknown } as CSSProperties} />
              )}
            </span>
            <StepWords step={step} numbers={numbers} />
            <IconChevronRight className={classes.next} size={16} stroke={1.75} aria-hidden />
          </li>
        ))}
      </ol>
      <p className={classes.funnelFoot}>
        <span className={classes.key} data-kind="known">
          {t('funnel.keyKnown')}
        </span>
        <span className={classes.key} data-kind="unknown">
          {t('funnel.keyUnknown')}
        </span>
        {numbers.asOf && <span>{t('funnel.asOf', { when: format.dayTime(numbers.asOf, zone) })}</span>}
      </p>
    </section>
  );
}

function StepWords({ step, numbers }: { step: FunnelStep; numbers: CampaignNumbers }) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  if (step.step !== 'views' && step.step !== 'clicks')
    return <span className="small muted">{t(`funnel.later.${step.step}`)}</span>;
  if (step.placements === 0) return <span className="small muted">{t('funnel.nothingOut')}</span>;
  return (
    <span className={classes.stepWords}>
      {step.step === 'clicks' && numbers.clicksPerThousand !== null && (
        <span className="small">
          {t('funnel.perThousand', {
            value: format.number(numbers.clicksPerThousand, numbers.clicksPerThousand < 10 ? 1 : 0),
          })}
        </span>
      )}
      <span className="small muted">{t('funnel.known', { count: step.placements, known: step.known })}</span>
      <span className={classes.tags}>
        {step.manual > 0 && <SourceTag kind="manual" />}
        {step.value !== null && numbers.numbers === 'simulated' && <SourceTag kind="simulated" />}
      </span>
    </span>
  );
}
