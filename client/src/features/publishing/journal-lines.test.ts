import type { Journal } from '@rupor/shared/publishing/contract';
import { describe, expect, test } from 'vitest';
import { journalLines } from './journal-lines.ts';

const target: Journal['targets'][number] = {
  id: 't1',
  channelId: 'c1',
  channelName: 'Профком',
  network: 'practice-wall',
  position: 0,
  state: 'published',
  dueAt: null,
  nextAttemptAt: null,
  publishedAt: null,
  remoteUrl: null,
  channelUrl: null,
  problem: null,
  problemData: null,
};
const attempt = (number: number, outcome: Journal['attempts'][number]['outcome'], closedAt: string) => ({
  id: `a${number}`,
  targetId: 't1',
  number,
  startedAt: '2026-11-20T12:00:00Z',
  sentAt: null,
  closedAt,
  outcome,
  problem: outcome === 'published' ? null : 'unreachable',
  problemData: null,
});
const entry = {
  id: 'e1',
  targetId: 't1',
  at: '2026-11-20T12:00:30Z',
  kind: 'published',
  actorName: null,
  data: {},
};

describe('journalLines', () => {
  test('puts tries and acts into one line of time', () => {
    const lines = journalLines({
      targets: [target],
      attempts: [
        attempt(1, 'unavailable', '2026-11-20T12:00:05Z'),
        attempt(2, 'published', '2026-11-20T12:00:20Z'),
      ],
      entries: [entry],
    });
    expect(lines.map(({ key }) => key)).toEqual(['attempt_unavailable', 'attempt_published', 'published']);
    expect(lines[0]).toMatchObject({ channel: 'Профком', problem: 'unreachable', attempt: 1 });
  });
  test('a first try that went well says nothing of its own', () => {
    const lines = journalLines({
      targets: [target],
      attempts: [attempt(1, 'published', '2026-11-20T12:00:05Z')],
      entries: [entry],
    });
    expect(lines.map(({ key }) => key)).toEqual(['published']);
  });
  test('an act about the whole post names no channel', () => {
    const lines = journalLines({ targets: [target], attempts: [], entries: [{ ...entry, targetId: null }] });
    expect(lines[0]).toMatchObject({ channel: null, network: null });
  });
});
