// What every network's test sends, the call it sends it with, and how it ends.
import { expect } from 'vitest';
import type {
  ConnectedChannel,
  ConnectResult,
  NetworkCall,
  OutgoingFile,
  OutgoingImage,
  OutgoingPost,
} from '../src/networks/network.ts';

export function outgoingPost(over: Partial<OutgoingPost> = {}): OutgoingPost {
  return {
    idempotencyKey: 'key-1',
    createdAt: '2026-11-22T12:00:00Z',
    text: 'Автобус вернули',
    images: [],
    files: [],
    replyTo: null,
    options: {},
    ...over,
  };
}

export function outgoingPicture(over: Partial<OutgoingImage> = {}): OutgoingImage {
  const facts = { mime: 'image/jpeg', width: 90, height: 60, altText: null, sha256: '' };
  return { bytes: new Uint8Array(50), ...facts, ...over };
}

/** Each of another size, so that they can be told apart. */
export function outgoingPictures(count: number, over: Partial<OutgoingImage> = {}): OutgoingImage[] {
  return Array.from({ length: count }, (_, index) =>
    outgoingPicture({ bytes: new Uint8Array(50 + index), ...over }),
  );
}

export function outgoingFilm(over: Partial<OutgoingFile> = {}): OutgoingFile {
  const facts = { mime: 'video/mp4', name: 'Собрание.mp4', width: 640, height: 360, durationMs: 12_000 };
  return { kind: 'video', bytes: new Uint8Array(900), ...facts, altText: null, sha256: '', ...over };
}

/** Nothing is saved; a refresh gets what the channel has, and its answer holds for that call. */
export function callOf(channel: ConnectedChannel, over: Partial<NetworkCall> = {}): NetworkCall {
  return {
    channel,
    signal: AbortSignal.timeout(60_000),
    saveCredentials: async () => undefined,
    refreshCredentials: async (refresh) => ({
      ...channel.credentials,
      ...(await refresh(channel.credentials)),
    }),
    onSend: async () => undefined,
    ...over,
  };
}

/** With the channel as `connect` leaves it. */
export function openCall(result: ConnectResult, over: Partial<NetworkCall> = {}): NetworkCall {
  if (result.kind !== 'connected') throw new Error(JSON.stringify(result));
  const { remoteId, settings, credentials } = result;
  return callOf({ remoteId, settings, credentials }, over);
}

/** Nothing broke a published schema, and every programmed fault has fired. */
export async function endFake(fake: {
  stop(): Promise<void>;
  violations: readonly string[];
  isSpent: boolean;
}): Promise<void> {
  await fake.stop();
  expect(fake.violations).toEqual([]);
  expect(fake.isSpent).toBe(true);
}

type LostSending =
  | { kind: 'dropBefore' | 'dropAfter' | 'midBody' }
  | { kind: 'garbage' }
  | { kind: 'status'; status: number; after?: boolean };

/** Faults of a sending after which nobody knows: the problem, the fault and how many posts came out. */
export const LOST_SENDINGS: [string, LostSending, number][] = [
  ['server_error', { kind: 'status', status: 502 }, 0],
  ['server_error', { kind: 'status', status: 500, after: true }, 1],
  ['no_answer', { kind: 'dropBefore' }, 0],
  ['no_answer', { kind: 'dropAfter' }, 1],
  ['no_answer', { kind: 'midBody' }, 1],
  ['unreadable_answer', { kind: 'garbage' }, 1],
];
