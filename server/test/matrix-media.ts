// What the authorisation matrix needs for the library: passports, uploads in parts, removals.
import { randomUUID } from 'node:crypto';
import { emptyPassport, Passport } from '@rupor/shared/media/passport';
import { createAsset } from './content.ts';
import type { TestApp } from './harness.ts';

export interface MatrixMedia {
  mediaId: string;
  personId: string;
  uploadId: string;
  doneUploadId: string;
  removalId: string;
}

interface Entry {
  input: (content: MatrixMedia) => unknown;
  foreign: 'not_found' | 'own';
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });
const part = () => new File([Buffer.from('abc')], 'part', { type: 'application/octet-stream' });

export const mediaEntries: Record<string, Entry> = {
  'media.shelves': own(() => undefined),
  'media.twins': own(() => undefined),
  'media.tasks': own(() => undefined),
  'media.sheet': named(({ mediaId }) => ({ id: mediaId })),
  'media.card': named(({ mediaId }) => ({ id: mediaId })),
  'media.arrange': named(({ mediaId }) => ({ ids: [mediaId], folder: 'Цех 3' })),
  'media.shape': named(({ mediaId }) => ({ id: mediaId, focal: { x: 0.5, y: 0.2 } })),
  'media.savePassport': named(({ mediaId, personId }) => ({
    ids: [mediaId],
    passport: passportWith(personId),
  })),
  'media.planWithdrawal': named(({ mediaId, personId }) => ({ id: mediaId, personId })),
  'media.withdraw': named(({ mediaId, personId }) => ({ id: mediaId, personId })),
  'media.setTask': named(({ removalId }) => ({ id: removalId, isDone: true })),
  'media.uploads.begin': own(() => ({ id: randomUUID(), name: 'a.jpg', size: 3 })),
  'media.uploads.state': named(({ uploadId }) => ({ id: uploadId })),
  'media.uploads.part': named(({ uploadId }) => ({ id: uploadId, offset: 0, part: part() })),
  'media.uploads.finish': named(({ doneUploadId }) => ({ id: doneUploadId })),
};

/** A picture on which somebody is named, a task about it, an upload that waits and one that is done. */
export async function createMatrixMedia(
  test: TestApp,
  { organizationId, mediaId, targetId }: { organizationId: string; mediaId: string; targetId: string },
): Promise<Omit<MatrixMedia, 'mediaId'>> {
  const { db } = test.app;
  const personId = randomUUID();
  await db.mediaAsset.update({
    where: { id: mediaId },
    data: { passport: passportWith(personId), passportState: 'incomplete' },
  });
  const upload = (assetId: string | null) =>
    db.mediaUpload.create({
      data: {
        id: randomUUID(),
        organizationId,
        name: 'a.jpg',
        size: 3,
        assetId,
        createdAt: new Date(),
        touchedAt: new Date(),
      },
    });
  const task = await db.removalTask.create({
    data: {
      organizationId,
      assetId: await createAsset(test, organizationId),
      targetId,
      personId,
      personName: 'Мария К.',
      createdAt: new Date(),
    },
  });
  return {
    personId,
    uploadId: (await upload(null)).id,
    doneUploadId: (await upload(mediaId)).id,
    removalId: task.id,
  };
}

function passportWith(personId: string): Passport {
  const person = { id: personId, name: 'Мария К.', state: 'oral' };
  return Passport.parse({ ...emptyPassport(), hasPeople: true, people: [person] });
}
