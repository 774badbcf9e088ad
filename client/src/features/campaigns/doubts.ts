// «Чему не верить»: what the numbers of a campaign themselves say against being believed.
import type { CampaignNumbers } from '@rupor/shared/campaigns/numbers';
import { FEW_DATA_BELOW } from '@rupor/shared/insights/answers';

export interface Doubt {
  code: 'simulated' | 'other' | 'missing' | 'silent' | 'manual' | 'few' | 'not_people' | 'no_visits';
  count: number;
  name: string;
}

export function listDoubts(numbers: CampaignNumbers): Doubt[] {
  const { placements, views, clicks, engagement, silent } = numbers;
  const doubts: Doubt[] = [];
  const add = (code: Doubt['code'], count = 0, name = '') => doubts.push({ code, count, name });
  if (numbers.numbers === 'simulated') add('simulated');
  if (numbers.hasOther) add('other');
  if (placements === 0) return doubts;
  const manual = Math.max(views.manual, clicks.manual, engagement.manual);
  if (manual > 0) add('manual', manual);
  const silentPlacements = silent.reduce((total, channel) => total + channel.placements, 0);
  for (const { name, placements: count } of silent.slice(0, 3)) add('silent', count, name);
  const missing = placements - views.known - silentPlacements;
  if (missing > 0) add('missing', missing);
  if (numbers.posts.published < FEW_DATA_BELOW) add('few', numbers.posts.published);
  if (views.value !== null) add('not_people');
  add('no_visits');
  return doubts;
}
