import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../lib/csv.ts';
import { parseCsv } from '../../../lib/parse-csv.ts';
import { normaliseLink, readNumber, readTime, unguard } from '../../../lib/read-cells.ts';
import { readColumns } from './columns.ts';

const cellsOf = (text: string) => {
  const parsed = parseCsv(text);
  return parsed.kind === 'rows' ? parsed.rows.map(({ line, cells }) => [line, ...cells]) : parsed;
};

describe('parseCsv', () => {
  it('takes «;», «,» and tab, whichever the heading has most of', () => {
    expect(cellsOf('a;b\n1,5;2')).toEqual([
      [1, 'a', 'b'],
      [2, '1,5', '2'],
    ]);
    expect(cellsOf('a,b\r\n1;5,2\r\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1;5', '2'],
    ]);
    expect(cellsOf('"a;c,d"\tb\rx\ty')).toEqual([
      [1, 'a;c,d', 'b'],
      [2, 'x', 'y'],
    ]);
  });

  it('reads quotes, breaks inside them, a mark of UTF-8, and counts lines as an editor does', () => {
    expect(cellsOf('\uFEFFимя;"пер\r\nвая"\n\n;;\n"он сказал ""да""";2;')).toEqual([
      [1, 'имя', 'пер\r\nвая'],
      [5, 'он сказал "да"', '2', ''],
    ]);
  });

  it.each(['a;b\n1;"open', 'a;b\n1;"x"y\n'])('refuses what cannot be read for certain: %j', (text) => {
    expect(cellsOf(text)).toEqual({ kind: 'refused', code: 'bad_quotes', line: 2 });
  });

  it('reads back what we write, without its guard against formulas', () => {
    const rows = [
      ['=1+1', 'a;"b"', '-5'],
      ['плюс\nстрока', '@x', 'ok'],
    ];
    const parsed = parseCsv(toCsv(rows));
    expect(parsed.kind === 'rows' && parsed.rows.map(({ cells }) => cells.map(unguard))).toEqual(rows);
  });
});

describe('columns and cells', () => {
  it('knows headings in Russian and English, and names the others', () => {
    const { listed, at, doubled } = readColumns([' Ссылка ', 'Отметки «Нравится»', 'Link clicks', 'Прочее']);
    expect(listed.map(({ field }) => field)).toEqual(['url', 'likes', 'clicks', null]);
    expect(at).toEqual({ url: 0, likes: 1, clicks: 2 });
    expect(doubled).toBeNull();
    expect(readColumns(['Views', 'Просмотры']).doubled).toBe('Просмотры');
  });

  it.each([
    ['1 234', 1234],
    ['12\u00A0345\u202F678', 12345678],
    ['0', 0],
    ['', null],
    ['нет данных', null],
    ['—', null],
  ])('%j is %j', (cell, value) => {
    expect(readNumber(cell)).toEqual(value === null ? { kind: 'empty' } : { kind: 'value', value });
  });

  it.each(['1,2', '1.2K', '-5', '12 34', '1e3', '=2+2', '١٢'])('%j is no number', (cell) => {
    expect(readNumber(cell)).toEqual({ kind: 'bad', code: 'not_a_number' });
  });

  it('takes days both ways round and refuses days that are none', () => {
    const day = (cell: string) => readTime(cell);
    expect(day('20.11.2026')).toEqual({ kind: 'value', value: { day: '2026-11-20', time: null } });
    expect(day('2026-11-20 7:05')).toEqual({ kind: 'value', value: { day: '2026-11-20', time: '07:05' } });
    for (const cell of ['31.02.2026', '2026-13-01', '20.11.26', '2026-11-20 25:00', 'вчера'])
      expect(day(cell)).toEqual({ kind: 'bad', code: 'not_a_date' });
  });

  it('compares links in one form', () => {
    expect(normaliseLink('https://www.example.org/Post/1/')).toBe('example.org/post/1');
    expect(normaliseLink('https://m.vk.com/club1?w=wall-1_22%2Fall')).toBe('vk.com/wall-1_22');
    expect(normaliseLink('http://vk.ru/wall-1_22')).toBe('vk.com/wall-1_22');
    for (const cell of ['', 'нет', 'https://example.org', 'javascript:alert(1)'])
      expect(normaliseLink(cell)).toBeNull();
  });
});
