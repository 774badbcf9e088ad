// The look back. A text is never written over somebody else's; frozen numbers stay what they were until frozen anew.
import { countedValue } from '@rupor/shared/campaigns/numbers';
import type { CampaignPlan, CampaignSnapshot } from '@rupor/shared/campaigns/plan-contract';
import { latestOf } from '@rupor/shared/campaigns/progress';
import type { Ctx } from '../../context.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { readNumbers } from './numbers.service.ts';
import { note } from './plan-change.service.ts';
import { readPlan } from './plan-read.service.ts';

interface Input {
  id: string;
  version: number;
  done: string;
  changed: string;
  doubts: string;
  decide: string;
  freeze: boolean;
}

export async function saveRetrospective(
  ctx: Ctx,
  { id, version, freeze, ...texts }: Input,
): Promise<CampaignPlan> {
  const { organizationId } = ctx;
  const plan = await readPlan(ctx, id);
  const frozen = freeze
    ? {
        snapshot: await takeSnapshot(ctx, plan),
        frozenAt: ctx.clock.now(),
        frozenByName: ctx.actor.name,
      }
    : {};
  await ctx.db.$transaction(async (tx) => {
    if (version === 0) {
      await tx.campaignRetrospective
        .create({ data: { campaignId: id, organizationId, ...texts, ...frozen } })
        .catch((error: unknown) => {
          throw isUniqueViolation(error) ? apiError('version_conflict') : error;
        });
    } else {
      const { count } = await tx.campaignRetrospective.updateMany({
        where: { campaignId: id, organizationId, version },
        data: { ...texts, ...frozen, version: { increment: 1 } },
      });
      if (count === 0) throw apiError('version_conflict');
    }
    if (freeze) await note(tx, ctx, 'campaign.numbers_frozen', { id, name: plan.campaign.name });
  });
  return readPlan(ctx, id);
}

async function takeSnapshot(ctx: Ctx, plan: CampaignPlan): Promise<CampaignSnapshot> {
  const numbers = await readNumbers(ctx, plan.campaign.id);
  return {
    numbers,
    indicators: plan.indicators.map((indicator) => {
      const { name, layer, unit, baseline, target, counted } = indicator;
      const count = counted === null ? null : countedValue(numbers, counted);
      const { value, takenOn } = latestOf(indicator, count);
      return { name, layer, unit, baseline, target, value, takenOn, isCounted: counted !== null };
    }),
    tasks: {
      total: plan.tasks.length,
      done: plan.tasks.filter(({ doneAt }) => doneAt !== null).length,
    },
  };
}
