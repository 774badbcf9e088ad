import { Button } from '@mantine/core';
import { type CampaignNumbers, countedValue } from '@rupor/shared/campaigns/numbers';
import type { Indicator } from '@rupor/shared/campaigns/plan';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { layersOf } from '@rupor/shared/campaigns/tree';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import classes from './campaigns.module.css';
import { IndicatorDialog } from './indicator-dialog.tsx';
import { IndicatorRow } from './indicator-row.tsx';
import { ReadingDialog } from './reading-dialog.tsx';
import type { PlanActs } from './use-plan-acts.ts';

interface Props {
  plan: CampaignPlan;
  numbers: CampaignNumbers | undefined;
  canManage: boolean;
  acts: PlanActs;
}

type Open = { kind: 'change'; indicator: Indicator | null } | { kind: 'read'; indicator: Indicator } | null;

/** From what changes for people down to what was put in. */
export function TreeCard({ plan, numbers, canManage, acts }: Props) {
  const { t } = useTranslation('campaignPlan');
  const [open, setOpen] = useState<Open>(null);
  const onRead = (indicator: Indicator) =>
    (canManage || indicator.isMine) && indicator.counted === null
      ? () => setOpen({ kind: 'read', indicator })
      : undefined;
  return (
    <CardSection title={t('tree.head')} tail={<span className="small muted">{t('tree.what')}</span>}>
      {plan.indicators.length === 0 && <p className="muted">{t('tree.empty')}</p>}
      <TreeLayers
        plan={plan}
        numbers={numbers}
        onChange={canManage ? (indicator) => setOpen({ kind: 'change', indicator }) : undefined}
        onRead={onRead}
      />
      {canManage && (
        <Button
          size="sm"
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => setOpen({ kind: 'change', indicator: null })}
        >
          {t('tree.add')}
        </Button>
      )}
      {open?.kind === 'change' && (
        <IndicatorDialog
          indicator={open.indicator}
          all={plan.indicators}
          acts={acts}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'read' && (
        <ReadingDialog
          indicator={plan.indicators.find(({ id }) => id === open.indicator.id) ?? open.indicator}
          today={plan.today}
          canManage={canManage}
          acts={acts}
          onClose={() => setOpen(null)}
        />
      )}
    </CardSection>
  );
}

interface LayersProps {
  plan: CampaignPlan;
  numbers: CampaignNumbers | undefined;
  onChange?: ((indicator: Indicator) => void) | undefined;
  onRead?: (indicator: Indicator) => (() => void) | undefined;
  /** On a big screen names of people stay out. */
  hasOwners?: boolean;
}

export function TreeLayers({ plan, numbers, onChange, onRead, hasOwners = true }: LayersProps) {
  const { t } = useTranslation('campaignPlan');
  const nameOf = new Map(plan.indicators.map(({ id, name }) => [id, name]));
  return (
    <div className={classes.tree}>
      {layersOf(plan.indicators).map(({ layer, nodes }) => (
        <section key={layer} className={classes.layer}>
          <h3>
            {t(`layer.${layer}`)}
            <span className="small muted">{t(`layerHint.${layer}`)}</span>
          </h3>
          <ul>
            {nodes.map((indicator) => (
              <IndicatorRow
                key={indicator.id}
                indicator={indicator}
                count={numbers && indicator.counted ? countedValue(numbers, indicator.counted) : null}
                leadsTo={indicator.leadsToId ? (nameOf.get(indicator.leadsToId) ?? null) : null}
                plan={plan}
                isSimulated={numbers?.numbers === 'simulated'}
                onChange={onChange && (() => onChange(indicator))}
                onRead={onRead?.(indicator)}
                hasOwner={hasOwners}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
