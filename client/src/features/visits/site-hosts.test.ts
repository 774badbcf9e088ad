import { Host } from '@rupor/shared/visits/site';
import { expect, it } from 'vitest';
import { hostsOf } from './site-hosts.ts';
import { pictureLine, scriptLine } from './snippet.ts';

it.each([
  ['https://Site.example/o-nas?x=1, blog.site.example', ['site.example', 'blog.site.example']],
  ['http://127.0.0.1:8080/', ['127.0.0.1']],
  ['профсоюз.рф; профсоюз.рф.', ['профсоюз.рф']],
  ['  ', []],
])('reads the hosts of «%s» as the contract takes them', (text, hosts) => {
  expect(hostsOf(text)).toEqual(hosts);
  for (const host of hosts) expect(Host.safeParse(host).success).toBe(true);
});

it('asks for consent only where the site may know people for longer', () => {
  const origin = 'https://rupor.example';
  const plain = '<script defer src="https://rupor.example/hello.js" data-key="k-1"></script>';
  expect(scriptLine(origin, { key: 'k-1', mode: 'day' })).toBe(plain);
  expect(scriptLine(origin, { key: 'k-1', mode: 'consented' })).toContain(' data-mode="consented"');
  expect(pictureLine(origin, { key: 'k-1' })).toContain('/hello.gif?k=k-1');
});
