// How the Telegram fake reads a request: its multipart text, its messages and what Telegram refuses about them.
export interface Fields {
  given: Record<string, unknown>;
  /** Sizes of what was uploaded, by the name of its part. */
  files: Map<string, number>;
  /** The names readers see. */
  fileNames: Map<string, string>;
}

export interface Part {
  kind: 'text' | 'photo' | 'video' | 'document';
  text: string;
  entities: { type: string; offset: number; length: number; url?: string }[];
  file: string | null;
}

export function decodeText(text: string, types: string[]): unknown {
  if (types.includes('String')) return text;
  if (types.includes('Boolean')) return text === 'true' ? true : text === 'false' ? false : text;
  return JSON.parse(text);
}

const OBJECTS = new Set([
  'media',
  'link_preview_options',
  'entities',
  'caption_entities',
  'reply_parameters',
]);
const NUMBERS = new Set(['message_thread_id', 'width', 'height', 'duration']);
const FLAGS = new Set(['disable_notification', 'supports_streaming']);

/** Where the schema is absent. */
export function guessTypes(name: string): string[] {
  if (OBJECTS.has(name)) return ['Object'];
  if (NUMBERS.has(name)) return ['Integer'];
  return FLAGS.has(name) ? ['Boolean'] : ['String'];
}

/** Null: no method that sends. */
export function readParts(method: string, given: Record<string, unknown>): Part[] | null {
  const kind = /^send(Message|Photo|Video|Document|MediaGroup)$/.exec(method)?.[1]?.toLowerCase();
  if (kind === 'message')
    return [
      { kind: 'text', text: String(given.text ?? ''), entities: entitiesOf(given.entities), file: null },
    ];
  if (kind === 'photo' || kind === 'video' || kind === 'document')
    return [readPart({ ...given, type: kind, media: given[kind] })];
  if (kind !== 'mediagroup') return null;
  return (given.media as Record<string, unknown>[]).map(readPart);
}

function readPart(item: Record<string, unknown>): Part {
  return {
    kind: item.type as Part['kind'],
    text: String(item.caption ?? ''),
    entities: entitiesOf(item.caption_entities),
    file: String(item.media).replace(/^attach:\/\//, ''),
  };
}

function entitiesOf(value: unknown): Part['entities'] {
  return Array.isArray(value) ? value : [];
}

/** What Telegram says when it refuses; null: it takes it. */
export function refuse(method: string, parts: Part[], files: Fields['files']): string | null {
  const isText = method === 'sendMessage';
  if (isText && !parts[0]?.text.trim()) return 'message text is empty';
  const limit = isText ? 4096 : 1024;
  if (parts.some(({ text }) => text.length > limit)) return `message ${isText ? '' : 'caption '}is too long`;
  if (parts.some(({ text, entities }) => entities.some((one) => one.offset + one.length > text.length)))
    return "can't parse entities";
  if (method === 'sendMediaGroup' && (parts.length < 2 || parts.length > 10))
    return 'wrong number of items in the album';
  const kinds = new Set(parts.map(({ kind }) => kind));
  if (kinds.has('document') && kinds.size > 1) return "document can't be mixed with other media types";
  if (parts.some(({ file }) => file !== null && !files.get(file))) return 'there is no photo in the request';
  return null;
}
