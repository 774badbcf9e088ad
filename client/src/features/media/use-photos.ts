import type { Media } from '@rupor/shared/media/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reportSignedOut } from '../../lib/signed-out.ts';
import { UploadError, uploadLimitsQuery, uploadMedia } from './api.ts';
import type { UploadProblem } from './use-upload-problem.ts';

/** What the server reads, JPEG first: Safari then turns HEIC photos into JPEG. */
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp,image/gif';
export const PROOF_TYPES = `${PHOTO_TYPES},application/pdf`;

/** Few files beside a form: sent at once, one after another; what did not arrive is told and can be chosen again. */
export function usePhotos(initial: readonly Media[] = []) {
  const limits = useQuery(uploadLimitsQuery()).data ?? null;
  const [photos, setPhotos] = useState<readonly Media[]>(initial);
  const [busyCount, setBusyCount] = useState(0);
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const add = async (files: Iterable<File>): Promise<void> => {
    const chosen = Array.from(files);
    setProblem(null);
    setBusyCount((count) => count + chosen.length);
    for (const file of chosen) {
      try {
        const options = { limits, onProgress: () => undefined, signal: new AbortController().signal };
        const media = await uploadMedia(file, options);
        setPhotos((now) => [...now.filter(({ id }) => id !== media.id), media]);
      } catch (error) {
        if (!(error instanceof UploadError)) throw error;
        if (error.code === 'not_signed_in') reportSignedOut();
        // How much may be sent is not told beside a small form.
        setProblem({ name: file.name, problem: error.code, maxBytes: null });
      } finally {
        setBusyCount((count) => count - 1);
      }
    }
  };
  return {
    photos,
    isBusy: busyCount > 0,
    /** The last file that did not arrive. */
    problem,
    add,
    remove: (id: string) => setPhotos((now) => now.filter((photo) => photo.id !== id)),
    clear: () => setPhotos([]),
  };
}

export type Photos = ReturnType<typeof usePhotos>;
