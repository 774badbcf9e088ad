import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goesWithoutMedia, measureText } from './count.ts';
import { firstAddress, readMarkup } from './markup.ts';

const marked = (source: string) => {
  const { text, entities } = readMarkup(source);
  return entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
};

describe('readMarkup', () => {
  it('marks each tag by UTF-16 units of what is seen', () => {
    const source =
      '🎉 <b>Победа</b>: <a href="https://a.example/?x=1&amp;y=2">читать</a> <i>и</i> <u>всё</u> <s>нет</s>';
    expect(readMarkup(source)).toMatchObject({
      text: '🎉 Победа: читать и всё нет',
      entities: [
        { type: 'bold', offset: 3, length: 6 },
        { type: 'text_link', offset: 11, length: 6, url: 'https://a.example/?x=1&y=2' },
        { type: 'italic', offset: 18, length: 1 },
        { type: 'underline', offset: 20, length: 3 },
        { type: 'strikethrough', offset: 24, length: 3 },
      ],
      broken: [],
    });
  });

  it('nests, the outer one first', () => {
    expect(marked('<blockquote><B>а<i>б</i></B> в</blockquote><code><b>г</b></code>')).toEqual([
      ['blockquote', 'аб в'],
      ['bold', 'аб'],
      ['italic', 'б'],
      ['code', '<b>г</b>'],
    ]);
  });

  it.each([
    ['<скоро> 5 < 6 > 4 <br> <script>x</script> <img src="x">', []],
    ['<b>не закрыт', ['<b>']],
    ['не открыт</i>', ['</i>']],
    ['<a href="javascript:alert(1)">нет</a>', ['<a href="javascript:alert(1)">', '</a>']],
    ['<a>без адреса</a>', ['<a>', '</a>']],
    ['<b href="https://a.example">x', []],
  ])('leaves as text: %s', (source, broken) => {
    expect(readMarkup(source)).toMatchObject({ text: source, entities: [], broken });
  });

  it('a crossed tag stays text, the pair around it holds', () => {
    expect(readMarkup('<b>а<i>б</b>в</i>')).toMatchObject({
      text: 'а<i>бв</i>',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
      broken: ['<i>', '</i>'],
    });
  });

  it('writes a tag that is meant as text', () => {
    expect(readMarkup('&lt;b&gt; &amp; &quot;&nbsp;')).toMatchObject({ text: '<b> & "&nbsp;', entities: [] });
    expect(readMarkup('<b></b>')).toMatchObject({ text: '', entities: [] });
  });

  const pieces = fc.constantFrom(
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<code>',
    '</code>',
    '&lt;',
    '&',
    '<',
    'я',
    '🎉',
    ' ',
  );
  const soup = fc.oneof(
    fc.array(pieces).map((all) => all.join('')),
    fc.string({ unit: 'grapheme' }),
  );
  it('entities stay inside the text and never cross; sources point at it', () => {
    fc.assert(
      fc.property(soup, (source) => {
        const { text, entities, sources } = readMarkup(source);
        expect(sources).toHaveLength(text.length + 1);
        for (const [index, at] of sources.entries()) expect(at).toBeGreaterThan(sources[index - 1] ?? -1);
        for (const one of entities) {
          expect(one.length).toBeGreaterThan(0);
          expect(one.offset + one.length).toBeLessThanOrEqual(text.length);
          for (const other of entities)
            if (other.offset > one.offset && other.offset < one.offset + one.length)
              expect(other.offset + other.length).toBeLessThanOrEqual(one.offset + one.length);
        }
      }),
    );
  });

  it('text without tags and escapes is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (source) => {
        const plain = source.replace(/[<&]/g, '');
        expect(readMarkup(plain)).toMatchObject({ text: plain, entities: [], broken: [] });
      }),
    );
  });
});

describe('firstAddress', () => {
  it.each([
    ['<a href="https://a.example">тут</a> https://b.example', 'https://a.example'],
    ['https://b.example <a href="https://a.example">тут</a>', 'https://b.example'],
    ['<a href="mailto:a@b.example">почта</a>', null],
    ['нет', null],
  ])('of %s', (source, expected) => {
    expect(firstAddress(source, 'htmlSubset')).toBe(expected);
  });
  it('reads no tags where the network reads none', () => {
    expect(firstAddress('<a href="https://a.example">тут</a>', 'none')).toBe('https://a.example');
  });
});

describe('a text too long to stand beside media', () => {
  const capabilities = {
    limits: [
      { unit: 'utf16' as const, max: 40, when: 'withoutMedia' as const },
      { unit: 'utf16' as const, max: 10, when: 'withMedia' as const },
    ],
    linkLength: null,
    markup: 'htmlSubset' as const,
    insteadOfMedia: { option: 'longText', value: 'textWithPreview' },
  };
  const options = { longText: 'textWithPreview' };
  const around = { hasMedia: true, options };
  const long = 'Длинно: https://a.example/x';

  it('goes alone when that was chosen and it holds a link', () => {
    expect(goesWithoutMedia(long, capabilities, around)).toBe(true);
    expect(measureText(long, capabilities, around)).toEqual([{ unit: 'utf16', used: 27, max: 40 }]);
  });

  it.each([
    ['short', 'Коротко', around],
    ['without a link', 'Длинно и без ссылки', around],
    ['not chosen', long, { hasMedia: true, options: { longText: 'refuse' } }],
    ['nothing chosen', long, { hasMedia: true }],
    ['without media', long, { hasMedia: false, options }],
  ])('keeps its limit: %s', (_name, text, circumstances) => {
    expect(goesWithoutMedia(text, capabilities, circumstances)).toBe(false);
    const max = circumstances.hasMedia ? 10 : 40;
    expect(measureText(text, capabilities, circumstances)).toMatchObject([{ max }]);
  });
});
