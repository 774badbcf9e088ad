// One file, sent in parts. What has arrived stays on the server under the id of the upload, so that a lost line, a reload
// or another day go on where the last part ended.

import { ORPCError } from '@orpc/client';
import type { Media } from '@rupor/shared/media/contract';
import { client } from '../../lib/api.ts';
import { readAnswer, UploadError } from './upload-media.ts';

/** Bytes of a part: what a bad line may lose. */
const PART_BYTES = 1024 * 1024;

export interface Sending {
  /** Id of the upload, made here. */
  id: string;
  file: Blob;
  name: string;
  folder: string;
  isProof: boolean;
  /** Whose composer took it; without one it belongs to the library only. */
  postId?: string;
}

export interface SendOptions {
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** Throws UploadError: a code of the API, `offline` or `aborted`. */
export async function sendInParts(
  { id, file, name, folder, isProof }: Sending,
  { onProgress, signal }: SendOptions,
): Promise<Media> {
  const { uploads } = client.media;
  try {
    let state = await uploads.begin({ id, name, size: file.size, folder, isProof }, { signal });
    while (state.media === null && state.received < file.size) {
      onProgress(state.received / file.size);
      const offset = state.received;
      const part = new File([file.slice(offset, offset + PART_BYTES)], 'part');
      state = await uploads.part({ id, offset, part }, { signal });
    }
    onProgress(1);
    return state.media ?? (await uploads.finish({ id }, { signal }));
  } catch (error) {
    throw toUploadError(error, signal);
  }
}

function toUploadError(error: unknown, signal: AbortSignal): UploadError {
  if (signal.aborted) return new UploadError('aborted');
  if (!(error instanceof ORPCError)) return new UploadError('offline');
  const answer = readAnswer(error.status, JSON.stringify({ code: error.code, data: error.data }));
  return answer instanceof UploadError ? answer : new UploadError('internal');
}
