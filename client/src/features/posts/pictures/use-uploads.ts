import type { Media } from '@rupor/shared/media/contract';
import { DOCUMENT_MIMES, FILM_MIMES } from '@rupor/shared/media/kinds';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../lib/new-id.ts';
import {
  createUploadQueue,
  keptFiles,
  type QueueItem,
  sendInParts,
  tooLarge,
  type UploadLimits,
  type UploadQueue,
  uploadLimitsQuery,
} from '../../media/api.ts';

export interface Uploads {
  items: readonly QueueItem[];
  add(files: Iterable<File>): void;
  retry(id: string): void;
  /** Stops it if it runs, and takes it off the list. */
  dismiss(id: string): void;
}

interface Place {
  /** Person and organization. */
  owner: string;
  postId: string;
}

/**
 * Files on their way into a post; each that arrives is handed over and leaves the list. They go in parts, so that a lost
 * line goes on where it stopped; what a reload or another page cut off goes on when the same post is opened again.
 */
export function useUploads({ owner, postId }: Place, onArrived: (media: Media) => void): Uploads {
  const [items, setItems] = useState<readonly QueueItem[]>([]);
  const queue = useRef<UploadQueue | null>(null);
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  const limits = useRef<UploadLimits | null>(null);
  limits.current = useQuery(uploadLimitsQuery()).data ?? null;

  useEffect(() => {
    const store = keptFiles(`${owner}.posts`);
    const opened = createUploadQueue({
      send: async (sending, options) => {
        const refusal = tooLarge(sending.file, limits.current);
        if (refusal) throw refusal;
        return sendInParts(sending, options);
      },
      store: { ...store, put: (sending) => store.put({ ...sending, postId }) },
      onArrived: (media) => {
        arrived.current(media);
        opened.clearDone();
      },
    });
    queue.current = opened;
    const unsubscribe = opened.subscribe(() =>
      setItems(opened.items().filter(({ state }) => state !== 'done')),
    );
    void store.list().then((kept) =>
      opened.add(
        kept.filter((sending) => sending.postId === postId),
        true,
      ),
    );
    const onLine = () => opened.retryOffline();
    window.addEventListener('online', onLine);
    return () => {
      window.removeEventListener('online', onLine);
      unsubscribe();
      opened.stop();
    };
  }, [owner, postId]);

  return {
    items,
    add: (files) =>
      queue.current?.add(
        Array.from(files, (file) => ({
          id: newId(),
          file,
          name: file.name || 'file',
          folder: '',
          isProof: false,
        })),
      ),
    retry: (id) => queue.current?.retry(id),
    dismiss: (id) => queue.current?.dismiss(id),
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
