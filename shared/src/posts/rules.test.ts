import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkCapabilities } from '../networks/capabilities.ts';
import { type CheckedTarget, checkTarget, isBlocked } from './rules.ts';

const capabilities: NetworkCapabilities = {
  id: 'sample',
  name: 'Sample',
  simulated: true,
  evidence: 'simulated',
  connectFields: [],
  optionFields: [
    {
      name: 'visibility',
      kind: 'choice',
      choices: ['public', 'unlisted'],
      required: true,
      default: 'public',
    },
    { name: 'silent', kind: 'toggle', required: false },
  ],
  text: {
    required: false,
    limits: [
      { unit: 'utf16', max: 20, when: 'withoutMedia' },
      { unit: 'utf16', max: 10, when: 'withMedia' },
    ],
    linkLength: null,
    markup: 'none',
  },
  images: {
    maxCount: 2,
    maxBytes: 1_000_000,
    maxWidth: 2000,
    maxHeight: 2000,
    maxSideSum: null,
    maxRatio: 3,
    mimes: ['image/jpeg'],
    altText: { supported: true, maxGraphemes: 5 },
  },
  idempotency: 'key',
  idempotencyMinutes: null,
  lookup: 'byKey',
  video: null,
  documents: null,
  byHand: [],
  followUps: null,
  canRemove: true,
  listsPosts: false,
  metrics: { post: [], channel: [] },
  pacing: { minIntervalMs: 0, perMinute: 60, perDay: null, atOnce: null },
  preview: 'wall',
};
const image = { width: 100, height: 100, altText: 'Двор' };
const good: CheckedTarget = {
  capabilities,
  text: 'Собрание в 17:00',
  images: [],
  files: [],
  options: {},
  channel: { health: 'works', isRemoved: false },
};
const codes = (change: Partial<CheckedTarget>) =>
  checkTarget({ ...good, ...change }).map(({ level, code }) => `${level} ${code}`);

describe('checkTarget', () => {
  it('has nothing against a good post', () => {
    expect(checkTarget(good)).toEqual([]);
  });

  it.each<[string, Partial<CheckedTarget>, string[]]>([
    ['nothing to send', { text: ' \n' }, ['blocks empty']],
    ['a picture alone', { text: '', images: [image] }, []],
    [
      'a picture alone where text must be',
      {
        text: '',
        images: [image],
        capabilities: { ...capabilities, text: { ...capabilities.text, required: true } },
      },
      ['blocks text_required'],
    ],
    ['a text too long with a picture only', { images: [image] }, ['blocks too_long']],
    ['too many pictures', { text: '', images: [image, image, image] }, ['blocks too_many_images']],
    ['no description', { text: '', images: [{ ...image, altText: ' ' }] }, ['warns alt_text_missing']],
    [
      'a long description',
      { text: '', images: [{ ...image, altText: 'Собрание' }] },
      ['blocks alt_text_too_long'],
    ],
    ['a narrow picture', { text: '', images: [{ ...image, height: 10 }] }, ['warns image_padded']],
    [
      'a dead channel',
      { channel: { health: 'reconnect', isRemoved: false } },
      ['blocks channel_needs_reconnect'],
    ],
    ['a shaky channel', { channel: { health: 'retrying', isRemoved: false } }, ['warns channel_retrying']],
    ['a removed channel', { channel: { health: 'reconnect', isRemoved: true } }, ['blocks channel_removed']],
    ['a foreign option', { options: { colour: 'red' } }, ['blocks option_unknown']],
    ['a choice that is none', { options: { visibility: 'secret' } }, ['blocks option_invalid']],
    ['a toggle that is none', { options: { silent: 'yes' } }, ['blocks option_invalid']],
    ['an emptied required option', { options: { visibility: '' } }, ['blocks option_missing']],
  ])('%s', (_name, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('says how much is too much', () => {
    const [problem] = checkTarget({ ...good, text: 'а'.repeat(25) });
    expect(problem?.params).toEqual({ unit: 'utf16', used: 25, max: 20, over: 5 });
  });

  it('lists what blocks before what warns, whatever comes', () => {
    const anyImage = fc.record({
      width: fc.integer({ min: 1, max: 4000 }),
      height: fc.integer({ min: 1, max: 4000 }),
      altText: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(anyImage, { maxLength: 5 }),
        fc.constantFrom('works' as const, 'retrying' as const, 'reconnect' as const),
        (text, images, health) => {
          const levels = checkTarget({ ...good, text, images, channel: { health, isRemoved: false } }).map(
            (p) => p.level,
          );
          expect(levels).toEqual([...levels].sort());
        },
      ),
    );
  });

  it('a longer text is never less blocked', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (text, more) => {
        if (text.trim() === '') return;
        if (isBlocked(checkTarget({ ...good, text })))
          expect(isBlocked(checkTarget({ ...good, text: text + more }))).toBe(true);
      }),
    );
  });
});

describe('films and documents', () => {
  const film = { kind: 'video' as const, mime: 'video/mp4', size: 2_000_000, durationMs: 30_000 };
  const paper = { kind: 'document' as const, mime: 'application/pdf', size: 500_000, durationMs: null };
  const taking: NetworkCapabilities = {
    ...capabilities,
    video: { maxCount: 1, maxBytes: 2_000_000, maxSeconds: 30, mimes: ['video/mp4'], withImages: false },
    documents: { maxCount: 2, maxBytes: 1_000_000, withOthers: false },
    maxAttachments: 2,
  };
  const blocked = (change: Partial<CheckedTarget>) => codes({ text: '', capabilities: taking, ...change });

  it.each<[string, Partial<CheckedTarget>, string[]]>([
    ['a film alone, as large and long as may be', { files: [film] }, []],
    ['documents alone', { files: [paper, paper] }, []],
    ['a film where none is taken', { capabilities, files: [film] }, ['blocks video_not_supported']],
    ['a document where none is taken', { capabilities, files: [paper] }, ['blocks documents_not_supported']],
    ['two films', { files: [film, film] }, ['blocks too_many_videos']],
    ['a film of another kind', { files: [{ ...film, mime: 'video/webm' }] }, ['blocks video_type']],
    ['a film too heavy', { files: [{ ...film, size: 2_000_001 }] }, ['blocks video_too_large']],
    ['a film too long', { files: [{ ...film, durationMs: 30_001 }] }, ['blocks video_too_long']],
    ['a film that does not say how long it is', { files: [{ ...film, durationMs: null }] }, []],
    ['a film beside a picture', { files: [film], images: [image] }, ['blocks video_beside_images']],
    ['a document too heavy', { files: [{ ...paper, size: 1_000_001 }] }, ['blocks document_too_large']],
    ['a document beside a film', { files: [film, paper] }, ['blocks documents_beside_others']],
    [
      'more of all kinds than together',
      { files: [paper, paper, paper] },
      ['blocks too_many_attachments', 'blocks too_many_documents'],
    ],
    [
      'a caption longer than may stand beside a film',
      { text: good.text, files: [film] },
      ['blocks too_long'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(blocked(change)).toEqual(expected);
  });

  it('are handed to a person where only a person may publish them', () => {
    const byHand = { ...taking, byHand: ['video' as const, 'documents' as const] };
    const reasonOf = (files: CheckedTarget['files']) =>
      checkTarget({ ...good, text: '', capabilities: byHand, files }).find(({ code }) => code === 'by_hand')
        ?.params.reason;
    expect([reasonOf([film]), reasonOf([paper]), reasonOf([])]).toEqual(['video', 'documents', undefined]);
  });

  it('names limits as people count them', () => {
    const problems = checkTarget({
      ...good,
      capabilities: taking,
      text: '',
      files: [{ ...film, mime: 'video/webm', size: 3_000_000, durationMs: 60_000 }],
    });
    expect(problems.map(({ params }) => params)).toEqual([{ types: 'MP4' }, { max: 2 }, { max: 30 }]);
  });
});
