import { Button } from '@mantine/core';
import type { Phase } from '@rupor/shared/campaigns/plan';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { addDays } from '@rupor/shared/insights/period';
import { IconPlus } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { formatDay, formatPeriod } from '../../lib/format.ts';
import classes from './campaigns.module.css';
import { PhaseDialog } from './phase-dialog.tsx';
import { timelineOf } from './timeline.ts';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  plan: CampaignPlan;
  canManage: boolean;
  acts: PlanActs;
}

/** Phases on one line of days; on a phone a list of the same. */
export function PhasesCard({ plan, canManage, acts }: Props) {
  const { t } = useTranslation('campaignPlan');
  const [open, setOpen] = useState<Phase | 'new' | null>(null);
  const last = plan.phases.at(-1)?.endsOn;
  return (
    <CardSection title={t('phases.head')}>
      {plan.phases.length === 0 && <p className="muted">{t('phases.empty')}</p>}
      <PhaseLines plan={plan} onOpen={canManage ? setOpen : undefined} />
      {canManage && (
        <Button
          size="sm"
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {t('phases.add')}
        </Button>
      )}
      {open && (
        <PhaseDialog
          phase={open === 'new' ? null : open}
          startsOn={last ? addDays(last, 1) : (plan.campaign.startsOn ?? plan.today)}
          acts={acts}
          onClose={() => setOpen(null)}
        />
      )}
    </CardSection>
  );
}

interface LinesProps {
  plan: CampaignPlan;
  onOpen?: ((phase: Phase) => void) | undefined;
}

export function PhaseLines({ plan, onOpen }: LinesProps) {
  const { t } = useTranslation('campaignPlan');
  const line = timelineOf(plan.phases, { ...plan.campaign, today: plan.today });
  if (!line) return null;
  return (
    <ol className={classes.timeline} data-today={line.today !== null || undefined}>
      {line.bars.map(({ phase, left, width, when }) => (
        <li key={phase.id} data-when={when}>
          <span className={classes.phaseName}>
            {onOpen ? (
              <button type="button" className={classes.name} onClick={() => onOpen(phase)}>
                {phase.name}
              </button>
            ) : (
              phase.name
            )}
            <span className="small muted">
              {formatPeriod(phase.startsOn, phase.endsOn)}
              {when !== 'ahead' && `, ${t(`phases.${when}`)}`}
            </span>
          </span>
          <span className={classes.track} aria-hidden="true">
            <i style={{ '--left': left, '--width': width } as CSSProperties} />
            {line.today !== null && <b style={{ '--left': line.today } as CSSProperties} />}
          </span>
        </li>
      ))}
      <li className={classes.ends} aria-hidden="true">
        <span />
        <span className="tiny faint">
          <span>{formatDay(line.from, 'short')}</span>
          <span>{formatDay(line.to, 'short')}</span>
        </span>
      </li>
    </ol>
  );
}
