import { describe, expect, it } from 'vitest';
import { type SourceGroup, sourceGroupOf } from './source-group.ts';

const from = (
  referrerHost: string | null,
  utmSource: string | null = null,
  utmMedium: string | null = null,
) => sourceGroupOf({ referrerHost, host: 'www.profsoyuz.example', utmSource, utmMedium });

describe('where a visit comes from', () => {
  it.each<[string | null, SourceGroup]>([
    ['away.vk.com', 'vk'],
    ['m.vk.ru', 'vk'],
    ['web.telegram.org', 'telegram'],
    ['t.me', 'telegram'],
    ['m.ok.ru', 'ok'],
    ['web.max.ru', 'max'],
    ['dzen.ru', 'dzen'],
    ['yandex.ru', 'search'],
    ['www.google.com', 'search'],
    ['e.mail.ru', 'mail'],
    ['profsoyuz.example', 'inside'],
    ['gazeta.example', 'site'],
    ['notvk.com', 'site'],
    ['vk.com.evil.example', 'site'],
    [null, 'unknown'],
  ])('%s: %s', (host, group) => {
    expect(from(host)).toBe(group);
  });

  it('is what the mark says, whatever the referrer', () => {
    expect(from('away.vk.com', 'tg')).toBe('telegram');
    expect(from(null, 'qr')).toBe('paper');
    expect(from(null, 'stend', 'print')).toBe('paper');
    expect(from('gazeta.example', 'something')).toBe('site');
  });
});
