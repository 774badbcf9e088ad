import { describe, expect, it } from 'vitest';
import { BLOCK_KINDS, type Block, isSafeHref, newBlock, PageContent } from './blocks.ts';
import { lintPage, type PageFacts } from './lint.ts';
import { isVerbFirst } from './page-texts.ts';
import { isSlug, slugOf, toHost } from './slug.ts';
import { shownAt } from './state.ts';
import { PAGE_KINDS, templateOf } from './templates.ts';

const facts: PageFacts = { bytes: 12_000, files: [], today: '2026-11-20' };
const codes = (content: PageContent, more: Partial<PageFacts> = {}) =>
  lintPage(content, { ...facts, ...more }).map(({ code }) => code);
const pageOf = (...blocks: Partial<Block>[]) =>
  PageContent.parse({
    title: 'Вступайте',
    description: 'Оставьте контакт.',
    blocks: blocks.map((block, at) => ({ id: `b${at}`, ...block })),
  });
const hero = {
  kind: 'hero',
  title: 'Вместе',
  action: { label: 'Вступить', href: 'https://a.example/' },
} as const;

describe('where a link may lead', () => {
  it.each([
    ['https://vk.com/club1?a=b', true],
    ['http://10.0.0.5:3000/p/x', true],
    ['#form', true],
    ['tel:+7(343)000-00-00', true],
    ['mailto:profkom@example.org', true],
    ['javascript:alert(1)', false],
    ['JaVaScRiPt:alert(1)', false],
    ['java\tscript:alert(1)', false],
    ['data:text/html,<script>1</script>', false],
    ['vbscript:x', false],
    ['//evil.example', false],
    ['/api/auth/sign-out', false],
    ['https://user:pass@evil.example', false],
    ['https://a.example/"onmouseover="x', false],
    ['https://a.example/\\evil', false],
    ['mailto:a@b?bcc=c', false],
    ['#form" onclick="x', false],
  ])('%j: %s', (href, isSafe) => {
    expect(isSafeHref(href)).toBe(isSafe);
  });
});

describe('a page', () => {
  it('may hold each kind of block empty while somebody writes', () => {
    const content = pageOf(...BLOCK_KINDS.map((kind) => newBlock(kind, kind.padEnd(4, 'x'))));
    expect(content.blocks.map(({ kind }) => kind)).toEqual([...BLOCK_KINDS]);
    expect(() => pageOf({ ...hero, id: 'same' }, { ...hero, id: 'same' })).toThrow();
    expect(() => PageContent.parse({ blocks: [{ ...hero, id: 'b0', html: '<b>' }] })).toThrow();
  });

  it.each(['ru', 'en'] as const)('begins with texts in %s that nobody can publish by mistake', (lang) => {
    for (const kind of PAGE_KINDS) {
      const stops = lintPage(templateOf(kind, lang), facts).filter(({ weight }) => weight === 'stop');
      expect([kind, stops.length > 0]).toEqual([kind, true]);
      const allowed = ['gap', 'no_form_chosen', 'no_day', 'button_nowhere'];
      expect(stops.filter(({ code }) => !allowed.includes(code))).toEqual([]);
    }
  });

  it.each(PAGE_KINDS)('%s in English: the blocks and gaps of the Russian one, nothing in Russian', (kind) => {
    const shapeOf = (lang: 'ru' | 'en') =>
      templateOf(kind, lang).blocks.map((block) => [
        block.id,
        block.kind,
        JSON.stringify(block).match(/\[[^\]"{]{1,80}\]/g)?.length,
      ]);
    expect(shapeOf('en')).toEqual(shapeOf('ru'));
    expect(templateOf(kind, 'en').lang).toBe('en');
    expect(JSON.stringify(templateOf(kind, 'en'))).not.toMatch(/[а-яё]/i);
  });
});

describe('the check', () => {
  it('finds nothing in a page that is whole', () => {
    expect(codes({ ...pageOf(hero), cardId: '01930000-0000-7000-8000-000000000002' })).toEqual([]);
  });

  it.each<[string, Partial<Block>[], string]>([
    [
      'a number without its source',
      [hero, { kind: 'numbers', items: [{ value: '41', label: 'цех', source: '', href: '' }] }],
      'no_source',
    ],
    ['words without a name', [hero, { kind: 'quote', text: 'Стало тепло' }], 'no_name'],
    [
      'two goals',
      [hero, { ...hero, action: { label: 'Подписать', href: 'https://b.example/' } }],
      'many_goals',
    ],
    ['one action too often', [hero, hero, hero, hero], 'too_often'],
    [
      'a button without a verb',
      [{ ...hero, action: { label: 'Заявка', href: 'https://a.example/' } }],
      'button_verb',
    ],
    ['a button that leads nowhere', [{ ...hero, action: { label: 'Вступить', href: '' } }], 'button_nowhere'],
    [
      'a button to a form that is not there',
      [{ ...hero, action: { label: 'Вступить', href: '#form' } }],
      'no_form',
    ],
    ['a form without a word of comfort', [hero, { kind: 'form', formKey: 'abc' }], 'no_reassurance'],
    ['a form without thanks', [hero, { kind: 'form', formKey: 'abc' }], 'no_thanks'],
    ['a form that is not chosen', [hero, { kind: 'form' }], 'no_form_chosen'],
    ['a day that has passed', [hero, { kind: 'countdown', until: '2026-11-19' }], 'day_passed'],
    ['Latin words', [{ ...hero, title: 'Join нас' }], 'latin_label'],
    ['what was left to fill in', [{ ...hero, text: 'Позвонит [имя]' }], 'gap'],
    ['an empty block', [hero, { kind: 'text' }], 'empty_block'],
    ['nothing to show under a link', [hero], 'no_card'],
    ['no goal at all', [{ kind: 'text', text: 'Просто слова' }], 'no_goal'],
  ])('names %s', (_what, blocks, code) => {
    expect(codes(pageOf(...blocks))).toContain(code);
  });

  it('looks at pictures, weight and how hard it reads', () => {
    const pictureId = '01930000-0000-7000-8000-000000000001';
    const page = pageOf({ ...hero, pictureId });
    const file = { id: pictureId, kind: 'image' };
    expect(codes(page)).toEqual(['picture_gone']);
    expect(codes(page, { files: [{ ...file, altText: null }] })).toEqual(['no_alt']);
    expect(codes(page, { files: [{ ...file, altText: 'Цех' }], bytes: 30_001 })).toEqual(['too_heavy']);
    const long =
      'Осуществление взаимодействия представителей первичной профсоюзной организации с администрацией предприятия обеспечивает урегулирование возникающих разногласий относительно предоставления дополнительных оплачиваемых отпусков. ';
    expect(codes(pageOf({ ...hero, text: long.repeat(6) }))).toContain('hard_to_read');
  });

  it('tells a verb from a noun', () => {
    for (const label of ['Вступить', 'Подпишите обращение', 'Записаться', 'Узнай, как', 'Join us'])
      expect([label, isVerbFirst(label)]).toEqual([label, true]);
    for (const label of ['Форма', 'Заявка на вступление', 'Больше информации', 'Application form here'])
      expect([label, isVerbFirst(label)]).toEqual([label, false]);
  });
});

describe('addresses', () => {
  it('are made of names and never mean something else', () => {
    expect(slugOf('Вступай в смену!')).toBe('vstupaj-v-smenu');
    for (const name of ['', '!!!', 'Look', 'all', '日本']) expect(isSlug(slugOf(name))).toBe(true);
    for (const slug of ['look', '-a', 'a-', 'a--b', 'A', 'a/b', 'a'.repeat(61)])
      expect(isSlug(slug)).toBe(false);
  });

  it('of a host are names, not addresses with paths', () => {
    expect(toHost('https://Vstupaj.Example.org/')).toBe('vstupaj.example.org');
    expect(toHost('вступай.рф')).toBe('xn--80adwwjgh.xn--p1ai');
    for (const wrong of ['localhost', '10.0.0.1', 'a.b/c', 'a b.c', 'u@a.b', 'a.b:80', ''])
      expect([wrong, toHost(wrong)]).toEqual([wrong, null]);
  });
});

describe('what visitors see', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute));
  const nothing = { liveId: null, nextId: null, nextAt: null, downAt: null };
  it.each([
    ['nothing yet', nothing, 'draft', null],
    ['what waits is not out', { ...nothing, nextId: 'b', nextAt: at(6) }, 'planned', null],
    ['its instant included', { ...nothing, nextId: 'b', nextAt: at(5) }, 'live', 'b'],
    ['the old one until then', { ...nothing, liveId: 'a', nextId: 'b', nextAt: at(6) }, 'live', 'a'],
    ['gone wins', { liveId: 'a', nextId: 'b', nextAt: at(4), downAt: at(5) }, 'down', null],
    ['not gone yet', { ...nothing, liveId: 'a', downAt: at(6) }, 'live', 'a'],
  ])('%s', (_what, showing, state, versionId) => {
    expect(shownAt(showing, at(5))).toEqual({ state, versionId });
  });
});
