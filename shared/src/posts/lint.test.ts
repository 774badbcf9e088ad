import { describe, expect, it } from 'vitest';
import { addressesIn, type LinkResult, lintTarget, plainText } from './lint.ts';

const at = new Date('2026-11-23T12:00:00Z');
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const lint = (text: string, others: { text: string; at: Date }[], links: [string, LinkResult][] = []) =>
  lintTarget({
    text,
    at,
    others: others.map((other, index) => ({ ...other, postId: `post-${index}` })),
    links: new Map(links),
  });

describe('lintTarget', () => {
  it('doubts the same text in the same channel within a day, before and after, whatever its case and spaces', () => {
    const others = [
      { text: 'Другое', at },
      { text: ' Собрание\n сегодня ', at: later(23) },
      { text: 'СОБРАНИЕ сегодня', at: later(-3) },
    ];
    expect(lint('собрание сегодня', others)).toEqual([
      { level: 'warns', code: 'same_text', params: { postId: 'post-2', at: later(-3).toISOString() } },
    ]);
  });

  it.each([
    ['a day later', 'Собрание', [{ text: 'Собрание', at: later(24) }]],
    ['another text', 'Собрание', [{ text: 'Собрание.', at }]],
    ['no text', '  ', [{ text: '', at }]],
  ])('does not doubt: %s', (_name, text, others) => {
    expect(lint(text, others)).toEqual([]);
  });

  it('names links that do not answer and those of a private network, each once, and no others', () => {
    const text =
      'https://a.example https://b.example/x, https://a.example и https://c.example https://d.example';
    expect(addressesIn(text)).toHaveLength(4);
    expect(
      lint(
        text,
        [],
        [
          ['https://a.example', 'dead'],
          ['https://b.example/x', 'hidden'],
          ['https://c.example', 'unknown'],
        ],
      ),
    ).toMatchObject([
      { code: 'link_dead', params: { url: 'https://a.example' } },
      { code: 'link_hidden', params: { url: 'https://b.example/x' } },
    ]);
  });

  it('unseen marks make no other text', () => {
    expect(plainText('со\u00adбрание\u200b \u0439')).toBe(plainText('собрание \u0438\u0306'));
  });
});
