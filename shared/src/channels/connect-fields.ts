import type { FieldProblem } from '../lib/errors.ts';
import type { NetworkField } from '../networks/capabilities.ts';

/**
 * What is wrong with a filled connect form before the network is asked; the same in browser and server.
 * `kept`: names whose stored value is used when left empty. Paths are `fields.<name>`.
 */
export function findConnectProblems(
  fields: readonly NetworkField[],
  values: Readonly<Record<string, string>>,
  kept: readonly string[] = [],
): FieldProblem[] {
  const known = new Set(fields.map((field) => field.name));
  const unknown = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({ path: `fields.${name}`, code: 'unknown_field' }));
  const wrong = shownFields(fields, values).flatMap((field) => {
    const code = findProblem(field, values[field.name]?.trim() ?? '', kept.includes(field.name));
    return code ? [{ path: `fields.${field.name}`, code }] : [];
  });
  return [...unknown, ...wrong];
}

/** The fields that the choices made so far ask for, in their order; a choice left open stands at its default. */
export function shownFields(
  fields: readonly NetworkField[],
  values: Readonly<Record<string, string>>,
): NetworkField[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return fields.filter(({ onlyWith }) => {
    if (!onlyWith) return true;
    const chosen = values[onlyWith.field]?.trim() || byName.get(onlyWith.field)?.default;
    return chosen === onlyWith.value;
  });
}

function findProblem(field: NetworkField, value: string, isKept: boolean): string | null {
  if (value === '') return field.required && !isKept ? 'required' : null;
  if (field.kind === 'choice') return field.choices?.includes(value) ? null : 'bad_format';
  if (field.kind === 'toggle') return value === 'true' || value === 'false' ? null : 'bad_format';
  if (field.kind === 'url') return isPlainUrl(value) ? null : 'bad_format';
  return null;
}

/** An address of a web server, scheme optional; one that carries a password would be stored in the open. */
function isPlainUrl(value: string): boolean {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`;
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
