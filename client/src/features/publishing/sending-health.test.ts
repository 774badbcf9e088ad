import { describe, expect, test } from 'vitest';
import { sendingHealth } from './sending-health.ts';

const queue = 'works' as const;
const none = { count: 0, oldestAt: null };
const late = { count: 2, oldestAt: '2026-11-20T12:00:00Z' };
const paused = { at: '2026-11-20T12:00:00Z', byName: null, reason: null };

describe('sendingHealth', () => {
  test('a pause comes before everything', () => {
    expect(sendingHealth({ paused, worker: 'silent', overdue: late, queue })).toBe('paused');
  });
  test('a worker that is not there explains what is late', () => {
    expect(sendingHealth({ paused: null, worker: 'silent', overdue: late, queue })).toBe('silent');
    expect(sendingHealth({ paused: null, worker: 'never', overdue: none, queue })).toBe('silent');
  });
  test('late posts under a living worker stand', () => {
    expect(sendingHealth({ paused: null, worker: 'alive', overdue: late, queue })).toBe('stands');
    expect(sendingHealth({ paused: null, worker: 'alive', overdue: none, queue })).toBe('works');
  });
  test('a queue that does not answer is told when nothing worse is', () => {
    const given = { paused: null, worker: 'alive' as const, queue: 'down' as const };
    expect(sendingHealth({ ...given, overdue: none })).toBe('queueDown');
    expect(sendingHealth({ ...given, overdue: late })).toBe('stands');
  });
});
