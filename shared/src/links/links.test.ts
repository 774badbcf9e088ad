import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, CODE_LETTERS, codeFrom, readCodePath } from './code.ts';
import { isPublicAddress, replaceLinks } from './shorten.ts';
import { codeInPath, markTarget, readTarget } from './target.ts';

const OWN = ['rupor.profsoyuz.example'];
const problemOf = (text: string) => readTarget(text, OWN).problem;

describe('a target', () => {
  it.each([
    ['javascript:alert(1)', 'not_http'],
    ['JaVaScRiPt:alert(1)', 'not_http'],
    ['java\tscript:alert(1)', 'signs'],
    ['data:text/html,<script>alert(1)</script>', 'not_http'],
    ['vbscript:x', 'not_http'],
    ['file:///etc/passwd', 'not_http'],
    ['ftp://host.example/', 'not_http'],
    ['blob:https://a.example/1', 'not_http'],
    ['https:evil.example', 'not_http'],
    ['https:/evil.example', 'not_http'],
    ['https:///evil.example', 'not_http'],
    ['https:\\\\evil.example', 'signs'],
    ['https://good.example\\@evil.example', 'signs'],
    ['https://user:pass@evil.example/', 'password'],
    ['https://user@evil.example/', 'password'],
    ['https://@evil.example/', 'password'],
    ['https://evil.example/\r\nSet-Cookie: a=b', 'signs'],
    ['https://evil.example/\u0000', 'signs'],
    ['https://evil.example/\u202egnp.exe', 'signs'],
    ['https://ev\u200bil.example/', 'signs'],
    ['https://a.example/ https://b.example/', 'signs'],
    ['//evil.example/', 'no_host'],
    ['/l/bcdfghj', 'no_host'],
    ['localhost', 'no_host'],
    ['https://', 'not_http'],
    ['https://exa mple.org', 'signs'],
    ['https://[::1', 'no_host'],
    ['', 'empty'],
    [`https://a.example/${'x'.repeat(2_000)}`, 'too_long'],
    [`https://a.example/${'я'.repeat(900)}`, 'too_long'],
    ['https://rupor.profsoyuz.example/l/bcdfghj', 'own_link'],
    ['https://RUPOR.profsoyuz.example./l/bcdfghj', 'own_link'],
    ['https://rupor.profsoyuz.example:8443//l//bcdfghj', 'own_link'],
    ['https://rupor.profsoyuz.example/x/../%6C/bcdfghj', 'own_link'],
    ['http://rupor.profsoyuz.example/L/anything', 'own_link'],
    ['rupor.profsoyuz.example/l', 'own_link'],
  ])('%j is refused: %s', (text, problem) => expect(problemOf(text)).toBe(problem));

  it.each([
    ['profsoyuz.example/vstupit', 'https://profsoyuz.example/vstupit'],
    ['https://профсоюз.рф/вступить', 'https://xn--g1anacfhu6f.xn--p1ai/%D0%B2'],
    ['https://evil。example/', 'https://evil.example/'],
    ['https://rupor.profsoyuz.example/p/vstupay', 'https://rupor.profsoyuz.example/p/vstupay'],
    ['https://rupor.profsoyuz.example/lenta', 'https://rupor.profsoyuz.example/lenta'],
    ['http://192.168.1.5/x?q=1#top', 'http://192.168.1.5/x?q=1#top'],
  ])('%j is taken', (text, start) => {
    const read = readTarget(text, OWN);
    if (read.problem !== null) expect(read.problem).toBeNull();
    else {
      expect(read.url.startsWith(start)).toBe(true);
      expect(read.url).toMatch(/^[\x21-\x7e]+$/);
    }
  });

  it('that is taken is a header of one line, leads to the web and stays as it is the second time', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc.string({ unit: 'grapheme' }),
        ),
        (text) => {
          const read = readTarget(text, OWN);
          if (read.problem !== null) return;
          expect(read.url).toMatch(/^https?:\/\/[\x21-\x7e]+$/);
          expect(new URL(read.url).username).toBe('');
          expect(readTarget(read.url, OWN)).toEqual(read);
          const marked = markTarget(read.url, { code: 'bcdfghj', bucket: 'k7' });
          expect(new URL(marked).host).toBe(new URL(read.url).host);
          expect(new URL(marked).searchParams.get('rl')).toBe('bcdfghj.k7');
        },
      ),
    ));

  it('shows the code of a short link on any host', () => {
    expect(codeInPath('/l/BCDFGHJ')).toBe('bcdfghj');
    expect(codeInPath('/%6c/bcdfghj.k7')).toBe('bcdfghj');
    expect(codeInPath('/l/o')).toBe('');
    expect(codeInPath('/lenta')).toBeNull();
  });
});

describe('a code', () => {
  it('is read from what people type, and nothing else is', () => {
    expect(readCodePath('/l/BcdFghj')).toEqual({ code: 'bcdfghj', bucket: '' });
    expect(readCodePath('/l/bcdfghj.k7/?utm_source=x')).toEqual({ code: 'bcdfghj', bucket: 'k7' });
    expect(readCodePath('/l/bcdfghj.K!')).toEqual({ code: 'bcdfghj', bucket: '' });
    for (const path of ['/l/', '/l/abc', '/l/bcdfgho', '/l/bcdfghj/x', '/lbcdfghj', '/l/bcdfghj%0d%0a'])
      expect(readCodePath(path)).toBeNull();
  });

  it('is made of its letters alone, all of them as likely', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const code = codeFrom(new Uint8Array(CODE_LENGTH).fill(byte));
      const [letter] = code ?? '';
      if (letter) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join('')).toBe([...CODE_LETTERS].sort().join(''));
    expect(new Set(counts.values()).size).toBe(1);
    expect(codeFrom(new Uint8Array(CODE_LENGTH).fill(255))).toBeNull();
  });
});

describe('links of a text', () => {
  const short = new Map([['https://a.example/x', 'https://r.example/l/bcdfghj']]);
  it('are replaced where a short one is known, the rest stays letter for letter', () => {
    expect(
      replaceLinks('Вступай (https://a.example/x), или https://b.example.', (url) => short.get(url)),
    ).toBe('Вступай (https://r.example/l/bcdfghj), или https://b.example.');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(replaceLinks(text, () => undefined)).toBe(text);
      }),
    );
  });

  it.each([
    [null, false],
    ['http://localhost:3000', false],
    ['http://192.168.0.5:3000', false],
    ['http://172.20.1.1', false],
    ['http://rupor.local', false],
    ['http://zavod-server', false],
    ['https://rupor.profsoyuz.example', true],
    ['https://172.example.org', true],
  ])('are shortened at %s: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic));
});
