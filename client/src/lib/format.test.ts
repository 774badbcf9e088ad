import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatRelative,
  formatTime,
  fromWallTime,
  todayIn,
  toWallTime,
  zoneLabel,
  zoneOffset,
} from './format.ts';

const NOW = new Date('2026-11-19T06:05:00Z');
const ZONE = 'Asia/Yekaterinburg';

describe('numbers', () => {
  test('thousands are parted by a thin space that does not break', () => {
    expect(formatNumber(48210, 0, 'ru')).toBe('48\u202f210');
    expect(formatNumber(1264, 0, 'ru')).toBe('1\u202f264');
    expect(formatNumber(1264, 0, 'en')).toBe('1\u202f264');
  });
  test('a true minus and a comma', () => {
    expect(formatNumber(-3.54, 1, 'ru')).toBe('\u22123,5');
    expect(formatNumber(-3.54, 1, 'en')).toBe('\u22123.5');
  });
  test('percent and bytes keep to their unit', () => {
    expect(formatPercent(0.124, 0, 'ru')).toBe('12\u00a0%');
    expect(formatPercent(-0.05, 0, 'en')).toBe('\u22125%');
    expect(formatBytes(1_536_000, 'ru')).toBe('1,5\u00a0МБ');
  });
  test('a film is as long as a player says', () => {
    expect([400, 32_400, 60_000, 3_725_000].map(formatDuration)).toEqual(['0:01', '0:32', '1:00', '1:02:05']);
  });
});

describe('dates', () => {
  test('a time is told in the zone that was asked for', () => {
    expect(formatTime('2026-11-20T12:00:00Z', ZONE, 'ru')).toBe('17:00');
    expect(formatDateTime('2026-11-20T21:30:00Z', ZONE, 'ru', NOW)).toBe('21\u00a0ноября, 02:30');
  });
  test('the year is told only when it is not this one', () => {
    expect(formatDate('2026-11-19T12:00:00Z', ZONE, 'weekday', 'ru', NOW)).toBe('четверг, 19\u00a0ноября');
    expect(formatDate('2026-08-25T12:00:00Z', ZONE, 'short', 'ru', NOW)).toBe('25\u00a0авг.');
    expect(formatDate('2025-11-19T12:00:00Z', ZONE, 'long', 'ru', NOW)).toBe('19\u00a0ноября 2025');
    expect(formatDate('2026-11-19T12:00:00Z', ZONE, 'long', 'en', NOW)).toBe('19\u00a0November');
  });
  test('a period inside one month names the month once', () => {
    expect(formatPeriod('2026-11-02', '2026-11-08', 'ru')).toBe('2–8\u00a0ноября');
  });
  test('relative time changes its unit and its direction', () => {
    expect(formatRelative('2026-11-19T06:04:50Z', NOW, 'ru')).toBe('сейчас');
    expect(formatRelative('2026-11-19T06:02:00Z', NOW, 'ru')).toBe('3\u00a0минуты назад');
    expect(formatRelative('2026-11-19T08:05:00Z', NOW, 'ru')).toBe('через 2\u00a0часа');
    expect(formatRelative('2026-11-20T06:05:00Z', NOW, 'en')).toBe('tomorrow');
  });
});

describe('zones', () => {
  test('a label is a city and a distance from UTC at that moment', () => {
    expect(zoneLabel(ZONE, '2026-11-19T00:00:00Z', 'ru')).toBe('Екатеринбург, UTC+5');
    expect(zoneLabel('America/St_Johns', '2026-11-19T00:00:00Z', 'ru')).toBe('St Johns, UTC\u22123:30');
    expect(zoneOffset('America/St_Johns', '2026-07-19T00:00:00Z')).toBe('UTC\u22122:30');
    expect(zoneLabel('UTC', '2026-11-19T00:00:00Z', 'ru')).toBe('UTC');
  });
  test('wall time there and back', () => {
    expect(fromWallTime('2026-11-20T17:00', ZONE)).toBe('2026-11-20T12:00:00Z');
    expect(toWallTime('2026-11-20T12:00:00Z', ZONE)).toBe('2026-11-20T17:00');
    expect(todayIn('Asia/Kamchatka', new Date('2026-11-19T13:00:00Z'))).toBe('2026-11-20');
  });
});
