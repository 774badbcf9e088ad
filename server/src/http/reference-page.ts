// The API's reference as one static page, drawn from its OpenAPI description: no script, no request to anywhere else.
type Schema = Record<string, unknown>;
interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
export interface ApiDocument {
  info: { title: string; version: string };
  paths?: Record<string, Record<string, Operation>>;
}

/** Scope an API key needs, by `METHOD path`; absent: keys may not call it. */
export type Scopes = ReadonlyMap<string, string>;

export function drawReference(document: ApiDocument, scopes: Scopes): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const groups = groupByFirst(operations);
  const sections = [...groups].map(
    ([name, list]) => `<section aria-labelledby="g-${name}"><h2 id="g-${name}">${toText(name)}</h2>
${list.map((item) => drawOperation(item, scopes)).join('\n')}</section>`,
  );
  const links = [...groups.keys()].map((name) => `<a href="#g-${name}">${toText(name)}</a>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toText(document.info.title)} API</title><style>${STYLE}</style></head>
<body><header><h1>${toText(document.info.title)} API ${toText(document.info.version)}</h1>
<p>Send your key as <code>Authorization: Bearer rpr_…</code>. Addresses begin with <code>/api</code>.
Refusals are JSON with a <code>code</code>. The machine-readable description: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav aria-label="Parts">${links.join(' ')}</nav></header>
<main>${sections.join('\n')}</main></body></html>`;
}

function groupByFirst<Item extends { path: string }>(items: Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = item.path.split('/')[1] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}

interface Drawn {
  path: string;
  method: string;
  operation: Operation;
}

function drawOperation({ path, method, operation }: Drawn, scopes: Scopes): string {
  const scope = scopes.get(`${method} ${path}`);
  const body = firstSchema(operation.requestBody?.content);
  const answer = firstSchema(operation.responses?.['200']?.content);
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${toText(name)}</code></td><td>${toText(place)}${required ? ', required' : ''}</td><td><code>${toText(short(schema))}</code></td></tr>`,
  );
  return `<details><summary><b>${method}</b> <code>${toText(path)}</code> ${toText(operation.summary ?? '')}
<small>${scope ? `key scope ${toText(scope)}` : 'not for keys'}</small></summary>
${parameters.length > 0 ? `<table><thead><tr><th>Parameter</th><th>Where</th><th>Kind</th></tr></thead><tbody>${parameters.join('')}</tbody></table>` : ''}
${body ? `<h3>Body</h3><pre tabindex="0">${toText(JSON.stringify(body, null, 2))}</pre>` : ''}
${answer ? `<h3>Answer</h3><pre tabindex="0">${toText(JSON.stringify(answer, null, 2))}</pre>` : ''}</details>`;
}

function firstSchema(content?: Record<string, { schema?: Schema }>): Schema | undefined {
  return Object.values(content ?? {})[0]?.schema;
}

function short(schema: Schema | undefined): string {
  if (!schema) return '';
  const { type, format, enum: values } = schema;
  if (Array.isArray(values)) return values.join(' | ');
  return [type, format].filter((part) => typeof part === 'string').join(', ') || JSON.stringify(schema);
}

function toText(text: string): string {
  const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

const STYLE = `:root{color-scheme:light dark}
body{max-width:60rem;margin:0 auto;padding:1rem;font:400 1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
nav a{display:inline-block;padding:.375rem .5rem}
details{border-top:1px solid #8b8679}
summary{padding:.625rem 0;cursor:pointer;min-height:1.5rem}
summary small{display:block}
pre{overflow:auto;max-height:24rem;padding:.75rem;border:1px solid #8b8679;font-size:.8125rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .5rem .25rem 0;vertical-align:top}`;
