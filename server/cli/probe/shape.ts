// What an answer looks like without what it says: names of fields and kinds of values, never a value.

/** `{ id: digits, views: { count: number } }`; of a list its first element stands for all. At most `depth` levels. */
export function shapeOf(value: unknown, depth = 4): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0 ? 'list(0)' : `list(${value.length}) of ${shapeOf(value[0], depth)}`;
  if (typeof value === 'object') {
    if (depth === 0) return 'object';
    const fields = Object.entries(value).map(
      ([name, field]) => `${safeName(name)}: ${shapeOf(field, depth - 1)}`,
    );
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  if (typeof value !== 'string') return typeof value;
  if (/^-?\d+$/.test(value)) return 'digits';
  return value === '' ? 'empty text' : 'text';
}

/** Some networks use ids as names of fields. */
function safeName(name: string): string {
  return /^[a-z_$][\w$-]{0,39}$/i.test(name) && !/\d{4}/.test(name) ? name : '<id>';
}

/** Nothing that was typed as a secret leaves, whatever answered with it. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const long = secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  return long.reduce((hidden, secret) => hidden.replaceAll(secret, '•••'), text);
}
