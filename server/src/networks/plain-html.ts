// A plain text as the sites show it: a title, paragraphs, links that can be pressed; nothing of it becomes markup.
const TITLE_MAX = 120;

/** The title that was chosen, else the first line, which is not said twice. A long first line is cut and kept below. */
export function titleAndBody(text: string, chosen: unknown): { title: string; body: string } {
  if (typeof chosen === 'string' && chosen.trim() !== '') return { title: chosen.trim(), body: text };
  const [first = '', ...rest] = text.trim().split('\n');
  if ([...first].length <= TITLE_MAX) return { title: first.trim(), body: rest.join('\n').trim() };
  return {
    title: `${[...first]
      .slice(0, TITLE_MAX - 1)
      .join('')
      .trimEnd()}…`,
    body: text.trim(),
  };
}

/** `<p>` for each paragraph; a single line break is `<br>`. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${linkify(part).replaceAll('\n', '<br>')}</p>`);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function linkify(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/g)
    .map((part, index) => {
      const safe = escapeHtml(part);
      return index % 2 === 1 ? `<a href="${safe}">${safe}</a>` : safe;
    })
    .join('');
}
