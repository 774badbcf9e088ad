// Gives pictures that came before there were hashes theirs, so that look-alikes are found among all. At least once: the
// hash of a picture is always the same. A picture that cannot be read gets the hash that is like no other.
import { z } from 'zod';
import type { App } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { hashLook } from './look-hash.ts';

const EVERY_MS = 300_000;
const AT_ONCE = 50;
const NO_LOOK = '0000000000000000';

export const hashPicturesJob = defineJob({
  name: 'hash-pictures',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: (app, _payload, signal) => hashPictures(app, signal),
});

export async function hashPictures(app: App, signal: AbortSignal): Promise<void> {
  const waiting = await app.db.mediaAsset.findMany({
    where: { lookHash: null, kind: 'image', deletedAt: null },
    select: { id: true, fileKey: true, previewKey: true },
    take: AT_ONCE,
  });
  for (const { id, fileKey, previewKey } of waiting) {
    if (signal.aborted) return;
    await app.db.mediaAsset.updateMany({
      where: { id, lookHash: null },
      data: { lookHash: await hashOrNone(app, previewKey ?? fileKey) },
    });
  }
}

async function hashOrNone(app: App, key: string): Promise<string> {
  try {
    return await hashLook(await app.storage.get(key));
  } catch (error) {
    app.logger.warn({ err: error, key }, 'picture could not be hashed');
    return NO_LOOK;
  }
}
