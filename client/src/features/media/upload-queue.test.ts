import type { Media } from '@rupor/shared/media/contract';
import { expect, test } from 'vitest';
import { UploadError } from './upload-media.ts';
import type { Sending } from './upload-parts.ts';
import { createUploadQueue } from './upload-queue.ts';

const media = (id: string) => ({ id }) as Media;
const file = (id: string): Sending => ({ id, name: id, file: new Blob(['x']), folder: '', isProof: false });

/** A queue whose sendings end when the test says so. */
function open() {
  const ends = new Map<string, { resolve(media: Media): void; reject(error: Error): void }>();
  const kept = new Set<string>();
  const arrived: string[] = [];
  const queue = createUploadQueue({
    send: ({ id }, { signal }) =>
      new Promise((resolve, reject) => {
        ends.set(id, { resolve, reject });
        signal.addEventListener('abort', () => reject(new UploadError('aborted')));
      }),
    store: { put: async ({ id }) => void kept.add(id), remove: async (id) => void kept.delete(id) },
    onArrived: ({ id }) => arrived.push(id),
  });
  const states = () => queue.items().map(({ id, state }) => `${id} ${state}`);
  /** Until nothing more follows from what was said. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { queue, ends, kept, arrived, states, settle };
}

test('two are sent at a time, in their order', async () => {
  const { queue, ends, kept, arrived, states, settle } = open();
  queue.add(['a', 'b', 'c'].map(file));
  expect(states()).toEqual(['a sending', 'b sending', 'c waiting']);
  ends.get('a')?.resolve(media('a'));
  await settle();
  expect(states()).toEqual(['a done', 'b sending', 'c sending']);
  expect(arrived).toEqual(['a']);
  expect([...kept]).toEqual(['b', 'c']);
});

test('what a lost line stopped goes on when it is back, what was refused waits for a person', async () => {
  const { queue, ends, states, settle } = open();
  queue.add(['a', 'b'].map(file));
  ends.get('a')?.reject(new UploadError('offline'));
  ends.get('b')?.reject(new UploadError('broken_image'));
  await settle();
  expect(queue.items().map(({ problem }) => problem)).toEqual(['offline', 'broken_image']);
  queue.retryOffline();
  expect(states()).toEqual(['a sending', 'b failed']);
  queue.retry('b');
  expect(states()).toEqual(['a sending', 'b sending']);
});

test('dismissed is forgotten, and makes room', async () => {
  const { queue, kept, states, settle } = open();
  queue.add(['a', 'b', 'c'].map(file));
  queue.dismiss('a');
  await settle();
  expect(states()).toEqual(['b sending', 'c sending']);
  expect([...kept]).toEqual(['b', 'c']);
});

test('one upload is not queued twice', () => {
  const { queue, states } = open();
  queue.add([file('a')]);
  queue.add([file('a')], true);
  expect(states()).toEqual(['a sending']);
});

test('stopped, it sends nothing more and keeps what did not arrive', async () => {
  const { queue, kept, arrived, states, settle } = open();
  queue.add(['a', 'b', 'c'].map(file));
  queue.stop();
  await settle();
  expect(states()).toEqual(['a sending', 'b sending', 'c waiting']);
  expect([...kept]).toEqual(['a', 'b', 'c']);
  expect(arrived).toEqual([]);
});
