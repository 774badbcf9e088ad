import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Name } from '../lib/fields.ts';
import { Campaign } from './campaign.ts';
import { CampaignNumbers } from './numbers.ts';
import { BudgetLine, Indicator, ItemKind, Layer, Phase, PlanAct, Task } from './plan.ts';
import { TemplateKey, TemplateLanguage } from './templates/template.ts';

const RetroText = z.string().trim().max(6_000);

/** What was known on the day the look back was frozen. */
export const CampaignSnapshot = z.object({
  numbers: CampaignNumbers,
  indicators: z.array(
    z.object({
      name: z.string(),
      layer: Layer,
      unit: z.string(),
      baseline: z.number().nullable(),
      target: z.number().nullable(),
      value: z.number().nullable(),
      takenOn: Day.nullable(),
      isCounted: z.boolean(),
    }),
  ),
  tasks: z.object({ total: z.number().int(), done: z.number().int() }),
});
export type CampaignSnapshot = z.infer<typeof CampaignSnapshot>;

export const Retrospective = z.object({
  done: z.string(),
  changed: z.string(),
  doubts: z.string(),
  decide: z.string(),
  version: z.number().int(),
  snapshot: CampaignSnapshot.nullable(),
  frozenAt: Instant.nullable(),
  frozenBy: z.string().nullable(),
});
export type Retrospective = z.infer<typeof Retrospective>;

export const CampaignPlan = z.object({
  campaign: Campaign,
  /** Today in the organization's zone. */
  today: Day,
  goal: z.string(),
  messages: z.array(z.string()),
  channels: z.array(z.object({ id: Id, name: z.string(), network: z.string() })),
  /** As somebody set it; null = made of month and name. */
  utmCampaign: z.string().nullable(),
  phases: z.array(Phase),
  tasks: z.array(Task),
  indicators: z.array(Indicator),
  budget: z.array(BudgetLine),
  decisions: z.array(Task),
  retrospective: Retrospective.nullable(),
});
export type CampaignPlan = z.infer<typeof CampaignPlan>;

export const CampaignSummary = Campaign.extend({
  goal: z.string(),
  posts: z.object({ total: z.number().int(), published: z.number().int() }),
  tasks: z.object({ open: z.number().int(), overdue: z.number().int() }),
  hasRetrospective: z.boolean(),
});
export type CampaignSummary = z.infer<typeof CampaignSummary>;

export const StartCampaign = z.strictObject({
  /** Made by the browser: a repeated request starts nothing twice. */
  id: Id,
  name: Name,
  startsOn: Day,
  /** Drafts of the template or the copy are written for these. */
  channelIds: z.array(Id).max(50).default([]),
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('blank') }),
    z.strictObject({
      kind: z.literal('template'),
      template: TemplateKey,
      language: TemplateLanguage.default('ru'),
    }),
    /** Plan and tasks, never readings, decisions and the look back; of its posts none, the drafts or all, as drafts. */
    z.strictObject({
      kind: z.literal('copy'),
      campaignId: Id,
      posts: z.enum(['none', 'drafts', 'all']),
    }),
  ]),
});
export type StartCampaign = z.infer<typeof StartCampaign>;

const read = { access: 'campaigns.read', scope: 'posts:read' } as const;
const manage = { access: 'campaigns.manage' } as const;
const one = z.strictObject({ id: Id });

export const planContract = {
  overview: endpoint(read)
    .route({ method: 'GET', path: '/campaigns/overview', summary: 'Campaigns with posts and tasks counted' })
    .output(z.object({ today: Day, items: z.array(CampaignSummary) })),
  get: endpoint(read)
    .route({ method: 'GET', path: '/campaigns/{id}/plan', summary: 'The whole plan of a campaign' })
    .input(one)
    .output(CampaignPlan),
  numbers: endpoint(read)
    .route({ method: 'GET', path: '/campaigns/{id}/numbers', summary: 'What is known of its posts' })
    .input(one)
    .output(CampaignNumbers),
  /** already_exists when the name is taken. The plan is made whole; then each draft whole or not at all. */
  start: endpoint(manage)
    .route({ method: 'POST', path: '/campaigns/start', summary: 'Start from a template, a copy or nothing' })
    .input(StartCampaign)
    .output(z.object({ id: Id, drafts: z.number().int() })),
  change: endpoint(manage)
    .route({ method: 'POST', path: '/campaigns/{id}/plan', summary: 'Change one thing of the plan' })
    .input(z.strictObject({ id: Id, act: PlanAct }))
    .output(CampaignPlan),
  /** The owner may, and who manages campaigns: forbidden for others. */
  finish: endpoint({ access: 'campaigns.read' })
    .route({ method: 'POST', path: '/campaigns/{id}/finish', summary: 'Tick a task or a decision' })
    .input(
      z.strictObject({ id: Id, of: ItemKind.extract(['task', 'decision']), itemId: Id, isDone: z.boolean() }),
    )
    .output(CampaignPlan),
  /** The indicator's owner may, and who manages campaigns. state_conflict { reason: 'counted' } where Rupor counts. */
  enterReading: endpoint({ access: 'campaigns.read' })
    .route({
      method: 'POST',
      path: '/campaigns/{id}/readings',
      summary: 'Type in what an indicator stands at',
    })
    .input(
      z.strictObject({
        id: Id,
        indicatorId: Id,
        readingId: Id,
        value: z.number().min(-1e12).max(1e12),
        takenOn: Day,
        note: z.string().trim().max(500).default(''),
      }),
    )
    .output(CampaignPlan),
  /** version: the one that was read, 0 = none yet; version_conflict. freeze: numbers as they are known now. */
  saveRetrospective: endpoint(manage)
    .route({ method: 'PUT', path: '/campaigns/{id}/retrospective', summary: 'Write the look back' })
    .input(
      z.strictObject({
        id: Id,
        version: z.number().int().min(0),
        done: RetroText,
        changed: RetroText,
        doubts: RetroText,
        decide: RetroText,
        freeze: z.boolean().default(false),
      }),
    )
    .output(CampaignPlan),
};
