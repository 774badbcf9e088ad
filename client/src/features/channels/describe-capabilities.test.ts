import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { describe, expect, it } from 'vitest';
import en from '../../locales/en/channels.json' with { type: 'json' };
import ru from '../../locales/ru/channels.json' with { type: 'json' };
import { ROW_GROUPS, type Saying } from './describe-capabilities.ts';

const base: NetworkCapabilities = {
  id: 'n',
  name: 'N',
  simulated: false,
  evidence: 'documented',
  connectFields: [],
  optionFields: [],
  text: {
    required: false,
    limits: [
      { unit: 'utf16', max: 4096, when: 'withoutMedia' },
      { unit: 'utf16', max: 1024, when: 'withMedia' },
    ],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 10,
    maxBytes: 10_000_000,
    maxWidth: 100,
    maxHeight: 100,
    maxSideSum: null,
    maxRatio: null,
    mimes: ['image/jpeg', 'image/png'],
    altText: { supported: false, maxGraphemes: null },
  },
  idempotency: 'none',
  idempotencyMinutes: null,
  lookup: 'none',
  video: null,
  documents: null,
  byHand: [],
  followUps: null,
  canRemove: true,
  listsPosts: false,
  metrics: { post: ['likes'], channel: [] },
  pacing: { minIntervalMs: 0, perMinute: 20, perDay: null, atOnce: null },
  preview: 'wall',
};

function cell(row: string, network: Partial<NetworkCapabilities> = {}) {
  const found = ROW_GROUPS.flatMap((group) => group.rows).find(({ key }) => key === row);
  if (!found) throw new Error(`no row ${row}`);
  return found.read({ ...base, ...network });
}

describe('rows of the capability matrix', () => {
  it('says what may come in a way nobody has tried, beside what surely comes', () => {
    const metrics = { post: ['views' as const], channel: [], rounded: ['views' as const] };
    const network = { metrics: { ...metrics, untried: ['views' as const, 'shares' as const] } };
    expect(cell('views', network)).toEqual({
      verdict: 'yes',
      sayings: [{ key: 'counts.rounded' }, { key: 'counts.untried' }],
    });
    expect(cell('shares', network)).toEqual({ verdict: 'plain', sayings: [{ key: 'counts.untried' }] });
    expect(cell('likes', network).verdict).toBe('no');
  });

  it('says each limit of the text, with and without pictures', () => {
    expect(cell('text').sayings).toEqual([
      { key: 'limit.withoutMedia', inner: { key: 'limit.utf16', params: { max: 4096 } } },
      { key: 'limit.withMedia', inner: { key: 'limit.utf16', params: { max: 1024 } } },
    ]);
  });

  it('tells what is not counted from what is', () => {
    expect(cell('likes')).toEqual({ verdict: 'yes', sayings: [{ key: 'counts.yes' }] });
    expect(cell('views')).toEqual({ verdict: 'no', sayings: [{ key: 'counts.no' }] });
    expect(cell('followers').verdict).toBe('no');
  });

  it('tells when a repeat is safe', () => {
    expect(cell('repeat')).toEqual({ verdict: 'no', sayings: [{ key: 'repeat.none' }] });
    expect(cell('repeat', { idempotency: 'key', idempotencyMinutes: 60 }).sayings).toEqual([
      { key: 'repeat.keyMinutes', params: { count: 60 } },
    ]);
  });

  it('has a sentence in both languages for whatever a network can declare', () => {
    const networks: Partial<NetworkCapabilities>[] = [
      {},
      {
        text: {
          required: true,
          limits: (['graphemes', 'codePoints', 'bytes'] as const).map((unit) => ({
            unit,
            max: 3,
            when: 'always' as const,
          })),
          linkLength: 23,
          markup: 'htmlSubset',
        },
        images: { ...base.images, maxCount: 0, altText: { supported: true, maxGraphemes: 5 } },
        idempotency: 'key',
        idempotencyMinutes: 60,
        lookup: 'byContent',
        video: { maxCount: 1, maxBytes: 5, maxSeconds: 140, mimes: ['video/mp4'], withImages: false },
        documents: { maxCount: 1, maxBytes: 5, withOthers: true },
        byHand: ['always', 'images', 'video', 'documents'],
        followUps: { kind: 'thread', maxCount: 9 },
        canRemove: false,
        listsPosts: true,
        pacing: { minIntervalMs: 0, perMinute: 5000, perDay: 50, atOnce: null },
      },
      {
        text: { ...base.text, markup: 'facets' },
        images: { ...base.images, altText: { supported: true, maxGraphemes: null } },
        idempotency: 'chosenId',
        lookup: 'byKey',
        pacing: { minIntervalMs: 0, perMinute: 5000, perDay: null, atOnce: null },
      },
      { idempotency: 'key', followUps: { kind: 'comment', maxCount: 1 } },
    ];
    const used = networks.flatMap((network) =>
      ROW_GROUPS.flatMap((group) => group.rows).flatMap((row) =>
        row.read({ ...base, ...network }).sayings.flatMap(keysOf),
      ),
    );
    for (const language of [ru, en])
      expect([...new Set(used)].filter((key) => !hasSentence(language.matrix, key))).toEqual([]);
  });
});

function keysOf({ key, inner }: Saying): string[] {
  if (key === 'literal') return [];
  return inner ? [key, ...keysOf(inner)] : [key];
}

function hasSentence(tree: object, key: string): boolean {
  const [group = '', name = ''] = key.split('.');
  const sentences: unknown = Object.entries(tree).find(([entry]) => entry === group)?.[1];
  if (typeof sentences !== 'object' || sentences === null) return false;
  return name in sentences || `${name}_other` in sentences;
}
