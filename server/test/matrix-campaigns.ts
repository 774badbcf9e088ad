// What the authorisation matrix needs for the plan of a campaign and the dictionary of link tags.
import { randomUUID } from 'node:crypto';
import type { TestApp } from './harness.ts';

export interface MatrixCampaign {
  campaignId: string;
  taskId: string;
  indicatorId: string;
}

interface Entry {
  input: (content: MatrixCampaign) => unknown;
  foreign: 'not_found' | 'own';
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });
const texts = { done: 'Собрали', changed: 'Вступили', doubts: 'Мало данных', decide: 'Повторить' };

export const campaignEntries: Record<string, Entry> = {
  'campaigns.plan.overview': own(() => undefined),
  'campaigns.plan.get': named(({ campaignId }) => ({ id: campaignId })),
  'campaigns.plan.numbers': named(({ campaignId }) => ({ id: campaignId })),
  'campaigns.plan.start': named(({ campaignId }) => ({
    id: randomUUID(),
    name: randomUUID(),
    startsOn: '2026-11-01',
    from: { kind: 'copy', campaignId, posts: 'none' },
  })),
  'campaigns.plan.change': named(({ campaignId }) => ({
    id: campaignId,
    act: { kind: 'about', goal: 'Цель' },
  })),
  'campaigns.plan.finish': named(({ campaignId, taskId }) => ({
    ...{ id: campaignId, of: 'task', itemId: taskId, isDone: true },
  })),
  'campaigns.plan.enterReading': named(({ campaignId, indicatorId }) => ({
    ...{ id: campaignId, indicatorId, readingId: randomUUID(), value: 5, takenOn: '2026-11-01' },
  })),
  'campaigns.plan.saveRetrospective': named(({ campaignId }) => ({ id: campaignId, version: 0, ...texts })),
  'campaigns.linkTags.get': own(() => undefined),
  'campaigns.linkTags.save': own(() => ({ source: [{ value: 'radio', aliases: [] }], medium: [] })),
};

/** Whoever does not manage campaigns ticks and reads only what is their own: the second, finer refusal. */
export const OWN_OF_CAMPAIGN = ['campaigns.plan.finish', 'campaigns.plan.enterReading'];

export async function createMatrixCampaign(test: TestApp, organizationId: string): Promise<MatrixCampaign> {
  const { db } = test.app;
  const { id: campaignId } = await db.campaign.create({ data: { organizationId, name: randomUUID() } });
  const of = { organizationId, campaignId };
  const task = await db.campaignTask.create({ data: { ...of, title: 'Позвонить' } });
  const indicator = await db.campaignIndicator.create({
    data: { ...of, layer: 'outcome', name: 'Заявления' },
  });
  return { campaignId, taskId: task.id, indicatorId: indicator.id };
}
