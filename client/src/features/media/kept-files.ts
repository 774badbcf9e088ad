// Files that wait to be sent, kept by the browser itself (IndexedDB) so that a reload loses none of them. Where the
// browser keeps nothing (a private window, a full disk) uploads work as before, only not over a reload.
import type { Sending } from './upload-parts.ts';

const STORE = 'files';

function open(owner: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`rupor-uploads-${owner}`, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<T>(
  owner: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const db = await open(owner);
    try {
      return await new Promise<T>((resolve, reject) => {
        const request = act(db.transaction(STORE, mode).objectStore(STORE));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    } finally {
      db.close();
    }
  } catch (error) {
    // A private window, a full disk, a browser without the store.
    if (error instanceof DOMException || error instanceof ReferenceError) return null;
    throw error;
  }
}

/** `owner`: person and organization; nobody sends what another left on a shared device. */
export function keptFiles(owner: string) {
  return {
    put: async (file: Sending) => void (await run(owner, 'readwrite', (store) => store.put(file))),
    remove: async (id: string) => void (await run(owner, 'readwrite', (store) => store.delete(id))),
    list: async (): Promise<Sending[]> =>
      (await run(owner, 'readonly', (store) => store.getAll() as IDBRequest<Sending[]>)) ?? [],
  };
}
