import type { Channel } from '@rupor/shared/channels/contract';
import { describe, expect, it } from 'vitest';
import { listSteps } from './first-steps.ts';
import { listStanding } from './standing.ts';

const now = new Date('2026-11-19T12:00:00Z');
const sending = {
  paused: null,
  worker: 'alive' as const,
  workerBeatAt: now.toISOString(),
  queue: 'works' as const,
  checkedAt: now.toISOString(),
  overdue: { count: 0, oldestAt: null },
  aheadToday: 0,
};
const channel: Channel = {
  id: '019a0000-0000-7000-8000-000000000002',
  network: 'practice-wall',
  simulated: true,
  ownCapabilities: null,
  name: 'Стена',
  handle: null,
  url: null,
  branchId: null,
  responsibleId: null,
  health: 'reconnect',
  healthProblem: 'signed_out',
  healthSince: null,
  checkedAt: null,
  plannedCount: 2,
  removedAt: null,
  createdAt: now.toISOString(),
};
const post = (state: 'draft' | 'in_review', daysAgo: number) => ({
  id: `${state}-${daysAgo}`,
  heading: '',
  state,
  updatedAt: new Date(now.getTime() - daysAgo * 86_400_000).toISOString(),
});

describe('what stands still', () => {
  it('is nothing while everything moves', () => {
    const posts = [post('draft', 4), post('in_review', 1)];
    const moving = { ...channel, health: 'retrying' as const };
    expect(listStanding({ sending, channels: [moving], posts, now })).toEqual([]);
  });

  it('names a silent worker before channels, channels before posts, the oldest post first', () => {
    const posts = [post('draft', 6), post('in_review', 9), post('draft', 30), post('draft', 7)];
    const silent = { ...sending, worker: 'silent' as const };
    const kinds = listStanding({ sending: silent, channels: [channel], posts, now }).map((item) =>
      'post' in item ? item.post.id : item.kind,
    );
    expect(kinds).toEqual(['sending', 'channel', 'draft-30', 'in_review-9', 'draft-7']);
  });

  it('a pause is somebody’s wish, not a stop', () => {
    const paused = { at: now.toISOString(), byName: null, reason: null };
    const state = { ...sending, paused, overdue: { count: 3, oldestAt: now.toISOString() } };
    expect(listStanding({ sending: state, channels: [], posts: [], now })).toEqual([]);
  });
});

describe('first steps', () => {
  const all = ['channels.manage', 'posts.write', 'members.manage'];

  it('have exactly one next step, the first undone', () => {
    const steps = listSteps({ channels: true, post: false, people: false }, all);
    expect(steps.map(({ name, isDone, isNext }) => [name, isDone, isNext])).toEqual([
      ['channels', true, false],
      ['post', false, true],
      ['people', false, false],
    ]);
  });

  it('offer only what the person may do', () => {
    const done = { channels: false, post: false, people: false };
    expect(listSteps(done, ['posts.write'])).toEqual([{ name: 'post', isDone: false, isNext: true }]);
    expect(listSteps(done, [])).toEqual([]);
  });
});
