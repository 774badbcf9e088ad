import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import type { CampaignPlan, CampaignSummary } from '@rupor/shared/campaigns/plan-contract';
import { daysBetween } from '@rupor/shared/campaigns/progress';
import type { TFunction } from 'i18next';
import { formatDay, formatNumber, formatPeriod } from '../../lib/format.ts';

type Dates = Pick<CampaignSummary, 'startsOn' | 'endsOn'>;

export type Stage = 'undated' | 'ahead' | 'running' | 'over';

export function stageOf({ startsOn, endsOn }: Dates, today: string): Stage {
  if (endsOn && endsOn < today) return 'over';
  if (startsOn && startsOn > today) return 'ahead';
  return startsOn || endsOn ? 'running' : 'undated';
}

/** «19 октября – 30 ноября, идёт пятая неделя из шести». */
export function datesSentence(t: TFunction, dates: Dates, today: string): string {
  const { startsOn, endsOn } = dates;
  const stage = stageOf(dates, today);
  const period =
    startsOn && endsOn
      ? formatPeriod(startsOn, endsOn)
      : startsOn
        ? t('campaignPlan:dates.from', { day: formatDay(startsOn) })
        : endsOn
          ? t('campaignPlan:dates.to', { day: formatDay(endsOn) })
          : '';
  if (stage === 'undated') return t('campaignPlan:dates.none');
  if (stage !== 'running' || !startsOn || !endsOn) return `${period}, ${t(`campaignPlan:stage.${stage}`)}`;
  const week = Math.floor(daysBetween(startsOn, today) / 7) + 1;
  const weeks = Math.ceil((daysBetween(startsOn, endsOn) + 1) / 7);
  return `${period}, ${t('campaignPlan:dates.week', { week, weeks })}`;
}

/** What is true of the campaign, in one sentence. */
export function campaignSentence(
  t: TFunction,
  plan: CampaignPlan,
  numbers: CampaignNumbers | undefined,
): string {
  const { name } = plan.campaign;
  if (!numbers) return t('campaignPlan:sentence.loading', { name });
  const { published, total } = numbers.posts;
  if (total === 0) return t('campaignPlan:sentence.empty', { name });
  if (published === 0) return t('campaignPlan:sentence.ready', { name, count: total });
  const views = numbers.views.value;
  const out = t('campaignPlan:sentence.out', { name, count: published });
  return views === null
    ? t('campaignPlan:sentence.noViews', { out })
    : t('campaignPlan:sentence.views', { out, count: views, views: formatNumber(views) });
}
