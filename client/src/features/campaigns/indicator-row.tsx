import { Button } from '@mantine/core';
import type { Indicator } from '@rupor/shared/campaigns/plan';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { isReadingDue, latestOf, progressOf, timeShare } from '@rupor/shared/campaigns/progress';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatDay, useFormat } from '../../lib/format.ts';
import classes from './campaigns.module.css';

interface Props {
  indicator: Indicator;
  /** What Rupor counts; null = unknown or read by people. */
  count: number | null;
  leadsTo: string | null;
  plan: CampaignPlan;
  isSimulated: boolean;
  onChange?: (() => void) | undefined;
  onRead?: (() => void) | undefined;
  hasOwner: boolean;
}

/** One node: where it stands, against what, who says so. */
export function IndicatorRow({
  indicator,
  count,
  leadsTo,
  plan,
  isSimulated,
  onChange,
  onRead,
  hasOwner,
}: Props) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  const { value, takenOn } = latestOf(indicator, count);
  const say = (number: number) => format.number(number, number % 1 ? 1 : 0);
  const isDue = isReadingDue(indicator, plan.today);
  return (
    <li className={classes.indicator}>
      <div className={classes.indicatorWords}>
        {onChange ? (
          <button type="button" className={classes.name} onClick={onChange}>
            {indicator.name}
          </button>
        ) : (
          <span className={classes.plainName}>{indicator.name}</span>
        )}
        <span className="small muted">
          {[
            leadsTo && t('tree.leads', { name: leadsTo }),
            indicator.counted ? t(`countedBy.${indicator.counted}`) : indicator.source,
            hasOwner ? (indicator.owner?.name ?? (indicator.counted ? null : t('owner.nobody'))) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {indicator.rule && <span className="small muted">{indicator.rule}</span>}
      </div>
      <div className={classes.indicatorNumber}>
        <span data-unknown={value === null || undefined} className={classes.value}>
          {value === null ? t('common:unknown') : say(value)}
        </span>
        <span className="small muted">
          {indicator.target === null ? t('tree.noTarget') : t('tree.of', { target: say(indicator.target) })}
          {indicator.unit && ` ${indicator.unit}`}
        </span>
      </div>
      <ProgressBar indicator={indicator} value={value} plan={plan} />
      <div className={classes.indicatorFoot}>
        {takenOn !== null && (
          <>
            <SourceTag kind="manual" />
            <span className="tiny faint">
              {hasOwner
                ? t('tree.readOn', { day: formatDay(takenOn), name: indicator.readings[0]?.enteredBy ?? '' })
                : formatDay(takenOn)}
            </span>
          </>
        )}
        {indicator.counted !== null && value !== null && isSimulated && <SourceTag kind="simulated" />}
        {onRead && (
          <Button size="xs" variant={isDue ? 'light' : 'subtle'} onClick={onRead}>
            {t(isDue ? 'tree.readDue' : 'tree.read')}
          </Button>
        )}
      </div>
    </li>
  );
}

function ProgressBar({
  indicator,
  value,
  plan,
}: Pick<Props, 'indicator' | 'plan'> & { value: number | null }) {
  const { t } = useTranslation('campaignPlan');
  const format = useFormat();
  const { baseline, target } = indicator;
  const { state, share, isFromZero } = progressOf({ baseline, target, value });
  if (state === 'no_target') return null;
  const time = timeShare(plan.campaign, plan.today);
  const words =
    state === 'unknown'
      ? t('progress.unknown')
      : state === 'reached'
        ? t('progress.reached')
        : share === null
          ? t('progress.noWay')
          : t('progress.onWay', { share: format.percent(share) });
  return (
    <div className={classes.progress}>
      <span className={classes.track} aria-hidden="true" data-unknown={share === null || undefined}>
        {share !== null && <i style={{ '--left': 0, '--width': share } as CSSProperties} />}
        {time !== null && time > 0 && time < 1 && <b style={{ '--left': time } as CSSProperties} />}
      </span>
      <span className="tiny faint">
        {words}
        {state === 'on_way' && isFromZero && ` ${t('progress.fromZero')}`}
        {time !== null && time > 0 && time < 1 && ` ${t('progress.time', { share: format.percent(time) })}`}
      </span>
    </div>
  );
}
