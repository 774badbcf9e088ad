// multipart/form-data (RFC 7578) as a stream: a part's head, then its content piece by piece. Holds one piece in memory.
import type { Readable } from 'node:stream';
import { apiError } from '../lib/errors.ts';

const MAX_HEAD = 8 * 1024;
const HEAD_END = Buffer.from('\r\n\r\n');

export interface Part {
  name: string;
  /** null: a plain field. */
  fileName: string | null;
}

export interface PartReader {
  /** The next part; the content of the one before must have been read. null: the form has ended. */
  next(): Promise<Part | null>;
  /** Hands over the content of the part, in order. */
  content(take: (chunk: Buffer) => Promise<void>): Promise<void>;
}

/** Throws invalid_input for what is no such form, or ends in the midst. */
export function createPartReader(source: Readable, boundary: string): PartReader {
  const pieces = source.iterator({ destroyOnReturn: false });
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter stands at the very start, without the line break before it.
  let held: Buffer = Buffer.from('\r\n');
  let isStarted = false;

  async function more(): Promise<void> {
    const { value, done } = await pieces.next();
    if (done) throw malformed();
    held = Buffer.concat([held, value as Buffer]);
  }

  async function readUntil(mark: Buffer, take: (chunk: Buffer) => Promise<void>): Promise<void> {
    for (;;) {
      const at = held.indexOf(mark);
      if (at >= 0) {
        if (at > 0) await take(held.subarray(0, at));
        held = held.subarray(at + mark.length);
        return;
      }
      // The mark may begin in this piece and end in the next one.
      const safe = held.length - mark.length + 1;
      if (safe > 0) {
        await take(held.subarray(0, safe));
        held = held.subarray(safe);
      }
      await more();
    }
  }

  return {
    async next() {
      if (!isStarted) await readUntil(delimiter, async () => undefined);
      isStarted = true;
      while (held.length < 2) await more();
      const sign = held.subarray(0, 2).toString('latin1');
      held = held.subarray(2);
      if (sign === '--') return null;
      if (sign !== '\r\n') throw malformed();
      let head = '';
      await readUntil(HEAD_END, async (chunk) => {
        head += chunk.toString('latin1');
        if (head.length > MAX_HEAD) throw malformed();
      });
      return readHead(Buffer.from(head, 'latin1').toString('utf8'));
    },
    content: (take) => readUntil(delimiter, take),
  };
}

function readHead(head: string): Part {
  const line = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1] ?? '';
  const name = /;\s*name="([^"]*)"/i.exec(line)?.[1];
  const fileName = /;\s*filename="([^"]*)"/i.exec(line)?.[1];
  if (name === undefined) throw malformed();
  return { name: unquote(name), fileName: fileName === undefined ? null : unquote(fileName) };
}

/** How browsers write what would end the name: https://html.spec.whatwg.org/#multipart-form-data */
function unquote(text: string): string {
  return text.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}

function malformed() {
  return apiError('invalid_input', { fields: [] });
}
