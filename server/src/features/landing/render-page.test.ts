// Every text of every block with every attack: what comes out is parsed, and nothing in it runs or leads astray.
import { BLOCK_KINDS, PageContent } from '@rupor/shared/landing/blocks';
import { PAGE_KINDS, templateOf } from '@rupor/shared/landing/templates';
import { describe, expect, it } from 'vitest';
import { ATTACKS, attacked } from '../../../test/attacks.ts';
import { PAGE_CSS } from './page-css.ts';
import { EDITOR_FILES } from './page-frame.ts';
import { shareAs } from './page-shelf.ts';
import { wordsOf } from './page-words.ts';
import { type PageFrame, pagePolicy, renderPage } from './render-page.tsx';

const frame: PageFrame = {
  words: wordsOf('ru'),
  lang: 'ru',
  today: '2026-11-20',
  address: 'https://rupor.example/p/x',
  organizationName: 'Профсоюз "Искра" & <b>',
  card: null,
  isHidden: false,
  form: () => null,
  pictureOf: (id) =>
    id
      ? { src: EDITOR_FILES.picture(id, 480), srcSet: '', width: 8, height: 6, alt: ATTACKS.join(' ') }
      : null,
  documentOf: () => null,
};

const HREFS = [
  'javascript:alert(1)',
  'data:text/html,x',
  'JAVASCRIPT:1',
  ' javascript:1',
  'https://a" onclick="x',
];

/** Elements and attributes as a browser finds them: tags of the markup, comments and text aside. */
function tagsOf(html: string): { name: string; attributes: [string, string][] }[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"<>]*")?)*)\s*\/?>/g)].map(
    ([, name = '', rest = '']) => ({
      name,
      attributes: [...rest.matchAll(/([a-zA-Z:-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [
        key.toLowerCase(),
        value,
      ]),
    }),
  );
}

describe('a page under attack', () => {
  it.each(ATTACKS.flatMap((words) => HREFS.map((href) => [words, href] as const)))('%s %s', (words, href) => {
    const html = shareAs(
      renderPage(attacked(words, href), frame),
      'https://rupor.example/l/bcd.zz"><script>',
    );
    const bare = html.replace(`<style>${PAGE_CSS}</style>`, '');
    // Every angle bracket of the page begins or ends a tag of ours: none came from a text.
    expect(bare.match(/</g)?.length).toBe(
      tagsOf(bare).length + (bare.match(/<\/[a-z0-9]+>|<!doctype/g) ?? []).length,
    );
    for (const { name, attributes } of tagsOf(bare)) {
      expect(['script', 'iframe', 'svg', 'math', 'object', 'embed', 'base']).not.toContain(name);
      for (const [key, value] of attributes) {
        expect(key.startsWith('on')).toBe(false);
        if (key === 'href' || key === 'src')
          expect(value).toMatch(/^(https?:|\/api\/media\/|#|tel:|mailto:|\/icon\.svg$)/);
      }
    }
  });

  it('draws every block, so that the list above is worth something', () => {
    const html = renderPage(attacked('Слова', 'https://a.example/'), frame);
    for (const kind of BLOCK_KINDS)
      if (kind !== 'thanks')
        expect(html).toContain(kind === 'form' ? 'id="form"' : `id="b-${kind.padEnd(4, 'x')}"`);
    expect(renderPage(attacked('Слова', 'https://a.example/'), frame, 'thanks')).toContain('id="b-thanks"');
  });
});

describe('templates as pages', () => {
  it.each(PAGE_KINDS)('%s: light, one main heading, its sheet named by the policy', (kind) => {
    const html = renderPage(templateOf(kind), frame);
    expect(Buffer.byteLength(html)).toBeLessThan(15_000);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<html lang="ru">');
    expect(html).not.toContain(' style=');
    expect(pagePolicy()).toMatch(/style-src 'sha256-[\w+/]{43}='/);
  });

  it('counts the days that are left where the organization is', () => {
    const page = (until: string) =>
      renderPage(
        PageContent.parse({ blocks: [{ id: 'until', kind: 'countdown', until, after: 'Прошло' }] }),
        frame,
      );
    expect(page('2026-11-20')).toContain('Сегодня');
    expect(page('2026-11-21')).toContain('1 день');
    expect(page('2026-12-12')).toContain('22 дня');
    expect(page('2026-12-31')).toContain('41 день');
    expect(page('2026-11-19')).toContain('Прошло');
  });
});
