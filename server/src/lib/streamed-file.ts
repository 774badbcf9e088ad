// A File whose bytes lie elsewhere (a temporary file, the storage) and are read a piece at a time: a film of a hundred
// megabytes passes through without ever standing in memory. It can be read again and again, whole or in part.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

interface Source {
  open(range: ByteRange): Readable | Promise<Readable>;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
}

export class StreamedFile extends File {
  readonly #source: Source;
  readonly #range: ByteRange;

  constructor(source: Source, range: ByteRange = { start: 0, end: source.size - 1 }) {
    super([], source.name, { type: source.type });
    this.#source = source;
    this.#range = range;
  }

  override get size(): number {
    return this.#range.end - this.#range.start + 1;
  }

  override stream(): ReturnType<File['stream']> {
    return Readable.toWeb(this.#read()) as ReturnType<File['stream']>;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await buffer(this.#read());
    return new Uint8Array(bytes).buffer;
  }

  /** As of Blob, for a start and an end within the file. */
  override slice(start = 0, end = this.size): StreamedFile {
    const { start: from } = this.#range;
    const last = Math.min(Math.max(end, start), this.size) - 1;
    return new StreamedFile(this.#source, { start: from + start, end: from + last });
  }

  #read(): Readable {
    if (this.size <= 0) return Readable.from([]);
    const { open } = this.#source;
    const range = this.#range;
    return Readable.from(
      (async function* () {
        yield* await open(range);
      })(),
      { objectMode: false },
    );
  }
}
