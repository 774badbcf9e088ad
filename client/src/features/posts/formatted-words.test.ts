import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FormattedWords } from './formatted-words.tsx';

const drawn = (text: string) =>
  renderToStaticMarkup(createElement(FormattedWords, { text, label: 'Так увидят' })).replace(
    / class="[^"]*"/g,
    '',
  );

test('draws what readers see, nested, with the address behind a link', () => {
  const source =
    'До <blockquote>«<b>Ура, <i>товарищи</i></b>»</blockquote> <a href="https://a.example">тут</a> 5 < 6 &lt;b&gt;';
  expect(drawn(source)).toBe(
    '<figure><figcaption>Так увидят</figcaption><div>До <blockquote>«<b>Ура, <i>товарищи</i></b>»</blockquote> <span title="https://a.example">тут</span> 5 &lt; 6 &lt;b&gt;</div></figure>',
  );
});

test('is absent where nothing is formatted, and no tag of a writer becomes ours', () => {
  expect(drawn('Просто <скоро>')).toBe('');
  expect(drawn('<b>а</b><script>alert(1)</script>')).toContain('<b>а</b>&lt;script&gt;');
});
