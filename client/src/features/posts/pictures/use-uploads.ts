import type { Media } from '@rupor/shared/media/contract';
import { DOCUMENT_MIMES, FILM_MIMES } from '@rupor/shared/media/kinds';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { reportSignedOut } from '../../../lib/signed-out.ts';
import { UploadError, type UploadLimits, uploadLimitsQuery, uploadMedia } from '../../media/api.ts';

export interface Upload {
  key: number;
  file: File;
  /** Sent so far, 0 to 1. */
  share: number;
  /** Code of why it stopped; null while it runs. */
  problem: string | null;
  /** Of too_large: how many bytes may be sent, where it is known. */
  maxBytes: number | null;
}

export interface Uploads {
  items: Upload[];
  add(files: Iterable<File>): void;
  retry(upload: Upload): void;
  /** Stops it if it runs, and takes it off the list. */
  dismiss(upload: Upload): void;
}

/** Files on their way to the server; each that arrives is handed over and leaves the list. */
export function useUploads(onArrived: (media: Media) => void): Uploads {
  const [items, setItems] = useState<Upload[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const nextKey = useRef(1);
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  const limits = useRef<UploadLimits | null>(null);
  limits.current = useQuery(uploadLimitsQuery()).data ?? null;

  const change = useCallback((key: number, patch: Partial<Upload>) => {
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  }, []);

  const start = useCallback(
    async ({ key, file }: Upload) => {
      const abort = new AbortController();
      aborts.current.set(key, abort);
      try {
        const onProgress = (share: number) => change(key, { share });
        const options = { limits: limits.current, onProgress, signal: abort.signal };
        const media = await uploadMedia(file, options);
        setItems((now) => now.filter((item) => item.key !== key));
        arrived.current(media);
      } catch (error) {
        if (!(error instanceof UploadError)) throw error;
        if (error.code === 'not_signed_in') reportSignedOut();
        if (error.code !== 'aborted') change(key, { problem: error.code, maxBytes: error.maxBytes });
      } finally {
        aborts.current.delete(key);
      }
    },
    [change],
  );

  useEffect(() => {
    const running = aborts.current;
    return () => {
      for (const abort of running.values()) abort.abort();
    };
  }, []);

  return {
    items,
    add(files) {
      const fresh = Array.from(files, (file) => {
        const key = nextKey.current;
        nextKey.current += 1;
        return { key, file, share: 0, problem: null, maxBytes: null };
      });
      setItems((now) => [...now, ...fresh]);
      for (const upload of fresh) void start(upload);
    },
    retry(upload) {
      change(upload.key, { share: 0, problem: null });
      void start(upload);
    },
    dismiss({ key }) {
      aborts.current.get(key)?.abort();
      setItems((now) => now.filter((item) => item.key !== key));
    },
  };
}

const FILE_MIMES: readonly string[] = [...FILM_MIMES, ...DOCUMENT_MIMES];

/**
 * Pictures, films and documents that were pasted. Text from an office program brings a picture of itself along: that is text.
 */
export function pickPasted({ files, types }: Pick<DataTransfer, 'files' | 'types'>): File[] {
  if (types.includes('text/html') && types.includes('text/plain')) return [];
  return Array.from(files).filter(({ type }) => type.startsWith('image/') || FILE_MIMES.includes(type));
}
