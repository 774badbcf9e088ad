// A form with files, read as it arrives: each file goes to the disk a piece at a time, so memory holds no more than a
// piece of it. Nothing is kept: what was written is removed when the request ends, however it ends.
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apiError } from '../lib/errors.ts';
import { StreamedFile } from '../lib/streamed-file.ts';
import { createPartReader, type PartReader } from './part-reader.ts';

/** A form of ours has two fields. */
const MAX_PARTS = 8;
/** Bytes of all fields that are no files. */
const MAX_TEXT = 64 * 1024;

export interface Upload {
  /** The form; asked for twice it is read once. */
  body(): Promise<FormData>;
  remove(): Promise<void>;
}

/** `maxBytes`: of all files of the form together. `body` throws too_large and invalid_input. */
export function receiveUpload(req: IncomingMessage, maxBytes: number): Upload {
  let folder: Promise<string> | null = null;
  let form: Promise<FormData> | null = null;
  const makeFolder = () => {
    folder ??= mkdtemp(path.join(tmpdir(), 'rupor-upload-'));
    return folder;
  };
  return {
    body() {
      form ??= readForm({ req, maxBytes, makeFolder });
      return form;
    },
    async remove() {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}

interface Receiving {
  req: IncomingMessage;
  maxBytes: number;
  makeFolder(): Promise<string>;
}

async function readForm({ req, maxBytes, makeFolder }: Receiving): Promise<FormData> {
  const boundary = /^multipart\/form-data\b.*;\s*boundary="?([^";]{1,70})"?/i.exec(
    req.headers['content-type'] ?? '',
  )?.[1];
  if (!boundary) throw apiError('invalid_input', { fields: [] });
  const tooLarge = apiError('too_large', { maxBytes });
  // Twice the limit is read to its end, so that the refusal is heard: a browser in the midst of sending hears nothing.
  if (Number(req.headers['content-length'] ?? 0) > 2 * maxBytes + MAX_TEXT) throw tooLarge;
  const reader = createPartReader(req, boundary);
  const form = new FormData();
  let left = { file: maxBytes, text: MAX_TEXT };
  for (let number = 0; ; number += 1) {
    const part = await reader.next();
    if (!part) break;
    if (number === MAX_PARTS) throw apiError('invalid_input', { fields: [] });
    const { name, fileName } = part;
    if (fileName === null) {
      const text = await readText(reader, left.text);
      left = { ...left, text: left.text - text.length };
      form.append(name, text);
      continue;
    }
    const file = await keepFile(reader, {
      name: fileName,
      folder: await makeFolder(),
      number,
      max: left.file,
    });
    left = { ...left, file: left.file - file.size };
    if (left.file >= 0) form.append(name, file);
  }
  // What may follow the form, so that the connection can be used again.
  req.resume();
  if (left.file < 0) throw tooLarge;
  return form;
}

/** Beyond `max` bytes nothing more is written, the rest is counted only; past twice as many the request is cut. */
async function keepFile(
  reader: PartReader,
  { name, folder, number, max }: { name: string; folder: string; number: number; max: number },
): Promise<StreamedFile> {
  const place = path.join(folder, String(number));
  const handle = await open(place, 'wx', 0o600);
  let size = 0;
  try {
    await reader.content(async (chunk) => {
      size += chunk.length;
      if (size <= max) await handle.appendFile(chunk);
      else if (size > 2 * max) throw apiError('too_large', { maxBytes: max });
    });
  } finally {
    await handle.close();
  }
  return new StreamedFile({ open: (range) => createReadStream(place, range), name, type: '', size });
}

async function readText(reader: PartReader, max: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  await reader.content(async (chunk) => {
    size += chunk.length;
    if (size > max) throw apiError('too_large', { maxBytes: max });
    chunks.push(Buffer.from(chunk));
  });
  return Buffer.concat(chunks).toString('utf8');
}
