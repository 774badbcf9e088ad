// One upload with progress: fetch does not tell how much has left, XMLHttpRequest does.
import { Media } from '@rupor/shared/media/contract';
import { z } from 'zod';

const Refusal = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()).nullish() });

const HEIC = /^image\/hei[cf]/;

/** Why a file did not arrive: an error code of the API, a code of the file field, `heic` or `offline`. */
export class UploadError extends Error {
  readonly code: string;
  /** Of too_large: how many bytes may be sent; null = whoever refused did not say. */
  readonly maxBytes: number | null;
  constructor(code: string, maxBytes: number | null = null) {
    super(code);
    this.code = code;
    this.maxBytes = maxBytes;
  }
}

export interface UploadLimits {
  pictureBytes: number;
  fileBytes: number;
}

export interface UploadOptions {
  /** null: not known yet, the server says. */
  limits: UploadLimits | null;
  onProgress(share: number): void;
  signal: AbortSignal;
}

export function uploadMedia(file: File, { limits, onProgress, signal }: UploadOptions): Promise<Media> {
  const refusal = tooLarge(file, limits);
  if (refusal) return Promise.reject(refusal);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('file', file, file.name || 'file');
    request.open('POST', '/api/media');
    request.setRequestHeader('x-rupor-request', '1');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new UploadError('offline'));
    request.onabort = () => reject(new UploadError('aborted'));
    request.onload = () => {
      const answer = readAnswer(request.status, request.responseText);
      if (answer instanceof UploadError) reject(answer);
      else resolve(answer);
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

/** Why it need not be sent at all; null: it may fit. */
export function tooLarge(file: Blob, limits: UploadLimits | null): UploadError | null {
  const maxBytes = limits && (file.type.startsWith('image/') ? limits.pictureBytes : limits.fileBytes);
  return maxBytes !== null && file.size > maxBytes ? new UploadError('too_large', maxBytes) : null;
}

/** The stored file's facts, or why there are none. Exported for its test. */
export function readAnswer(status: number, body: string): Media | UploadError {
  const json = parseJson(body);
  const media = Media.safeParse(json);
  if (status < 300 && media.success) return media.data;
  const refusal = Refusal.safeParse(json);
  if (!refusal.success) return new UploadError(status === 413 ? 'too_large' : 'internal');
  const { code, data } = refusal.data;
  if (code === 'too_large')
    return new UploadError(code, typeof data?.maxBytes === 'number' ? data.maxBytes : null);
  if (code === 'unsupported_media' && HEIC.test(String(data?.mime))) return new UploadError('heic');
  const problems = z.array(z.object({ code: z.string() })).safeParse(data?.fields);
  return new UploadError(
    code === 'invalid_input' && problems.success ? (problems.data[0]?.code ?? code) : code,
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
