import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { newId } from '../../lib/new-id.ts';
import { mediaKey } from './api.ts';
import { keptFiles } from './kept-files.ts';
import { sendInParts } from './upload-parts.ts';
import { createUploadQueue, type UploadQueue } from './upload-queue.ts';

/** One queue for each person on this device; it goes on while they walk through the pages. */
const queues = new Map<string, UploadQueue>();

/** `owner`: person and organization. What was left over from before a reload goes on by itself. */
export function useUploadQueue(owner: string) {
  const queryClient = useQueryClient();
  const queue = queueOf(owner, () => void queryClient.invalidateQueries({ queryKey: mediaKey() }));
  const items = useSyncExternalStore(queue.subscribe, queue.items);
  useEffect(() => {
    const onLine = () => queue.retryOffline();
    window.addEventListener('online', onLine);
    return () => window.removeEventListener('online', onLine);
  }, [queue]);
  return {
    items,
    queue,
    add: (files: Iterable<File>, folder: string) =>
      queue.add(
        Array.from(files, (file) => ({
          id: newId(),
          file,
          name: file.name || 'file',
          folder,
          isProof: false,
        })),
      ),
  };
}

function queueOf(owner: string, onArrived: () => void): UploadQueue {
  const known = queues.get(owner);
  if (known) return known;
  const store = keptFiles(owner);
  const queue = createUploadQueue({ send: sendInParts, store, onArrived });
  queues.set(owner, queue);
  void store.list().then((kept) => queue.add(kept, true));
  return queue;
}
