import { describe, expect, it } from 'vitest';
import { summarizeChannels } from './channel-summary.ts';

const works = (name: string) => ({ name, health: 'works' as const, healthSince: null });
const out = (name: string, day: string) => ({
  name,
  health: 'reconnect' as const,
  healthSince: `2026-11-${day}T09:00:00.000Z`,
});
const silent = (name: string) => ({
  name,
  health: 'retrying' as const,
  healthSince: '2026-11-20T09:00:00.000Z',
});

describe('summarizeChannels', () => {
  it('says that there are none', () => {
    expect(summarizeChannels([])).toEqual([{ key: 'none' }]);
  });

  it('counts what works and names who keeps us out', () => {
    expect(summarizeChannels([works('a'), works('b'), out('MAX', '17')])).toEqual([
      { key: 'works', count: 2 },
      { key: 'reconnectSince', name: 'MAX', since: '2026-11-17T09:00:00.000Z' },
    ]);
  });

  it('names the longest refusal and counts the others', () => {
    const parts = summarizeChannels([out('late', '19'), out('first', '03'), out('mid', '10')]);
    expect(parts).toEqual([
      { key: 'reconnectSince', name: 'first', since: '2026-11-03T09:00:00.000Z' },
      { key: 'reconnectMore', count: 2 },
    ]);
  });

  it('names one silent channel and counts several', () => {
    expect(summarizeChannels([silent('x')])).toEqual([{ key: 'retrying', name: 'x' }]);
    expect(summarizeChannels([silent('x'), silent('y')])).toEqual([{ key: 'retryingMore', count: 2 }]);
  });
});
