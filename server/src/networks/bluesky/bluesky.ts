// Bluesky accounts on any AT Protocol server. Exactly once: each post has an id derived from its key, and is put
// create-only (see publish.ts).
import type { Clock } from '../../lib/clock.ts';
import { createSafeFetch, type SafeFetch } from '../../lib/safe-fetch.ts';
import type { CheckResult, Network, NetworkCall } from '../network.ts';
import { blueskyCapabilities, capabilitiesOfAccount } from './capabilities.ts';
import { classify } from './classify.ts';
import { connectBluesky, defaultVideoService } from './connect.ts';
import { listEarlier, readCounts } from './list.ts';
import { readFollowers, readPostNumbers } from './numbers.ts';
import { findPost, publishPost } from './publish.ts';
import { COLLECTION, parseUri } from './record.ts';
import { type AuthorizedCall, openSession, serverOf } from './session.ts';

interface Outside {
  fetch: SafeFetch;
  clock: Clock;
  /**
   * For the pages that posts link to: never private ones, even where the owner lets networks live in private addresses.
   * What stands there would be published as a card.
   */
  pages?: SafeFetch;
  /** Between two looks at a film in processing. */
  videoPollMs?: number;
}

export function createBluesky(outside: Outside): Network {
  const { fetch, clock, videoPollMs = 1_500 } = outside;
  const pages = outside.pages ?? createSafeFetch({ allowPrivate: false });
  const open = (call: NetworkCall): AuthorizedCall =>
    openSession({ fetch, clock, signal: call.signal }, call);
  return {
    capabilities: blueskyCapabilities,
    capabilitiesOf: capabilitiesOfAccount,
    connect: ({ fields, signal }) => connectBluesky({ fetch, clock, signal }, fields),
    check: (call) => check(open(call), call.channel.settings),
    publish: (call, post) => {
      const { remoteId: did, settings } = call.channel;
      const videoService = typeof settings.videoService === 'string' ? settings.videoService : null;
      const route = { did, pds: serverOf(settings), videoService, pollMs: videoPollMs };
      const context = { fetch, clock, signal: call.signal };
      return publishPost({ ...route, context, pages, send: open(call), post, onSend: () => call.onSend() });
    },
    find: (call, post) => findPost(open(call), call.channel.remoteId, post),
    postNumbers: async (call, { remoteIds: [uri] }) =>
      uri ? readPostNumbers(open(call), uri) : { kind: 'gone' },
    postNumbersOf: (call, posts) =>
      readCounts(
        open(call),
        posts.flatMap(({ remoteIds: [uri] }) => uri ?? []),
      ),
    channelNumbers: (call) => readFollowers(open(call), call.channel.remoteId),
    remove: async (call, remoteIds) => {
      await call.onSend();
      for (const uri of remoteIds.filter((id) => id.startsWith('at://'))) {
        const id = parseUri(uri);
        if (!id) return { kind: 'rejected', problem: 'refused' };
        const json = { repo: id.did, collection: COLLECTION, rkey: id.rkey };
        // Deleting what is not there is not an error in AT Protocol: a repeat is harmless.
        const answer = await open(call)({ method: 'com.atproto.repo.deleteRecord', json });
        if (answer.kind !== 'ok') return classify(answer);
      }
      return { kind: 'published', remoteIds, url: null };
    },
    listEarlier: (call, page) => listEarlier(open(call), call.channel.remoteId, page),
  };
}

async function check(send: AuthorizedCall, settings: Record<string, unknown>): Promise<CheckResult> {
  const answer = await send({ method: 'com.atproto.server.getSession' });
  if (answer.kind === 'ok') {
    const { handle, active } = answer.data;
    if (active === false) return { kind: 'reconnect', problem: 'account_closed' };
    return typeof handle === 'string'
      ? { kind: 'works', name: handle, handle: `@${handle}`, settings: learn(settings) }
      : { kind: 'retrying', problem: 'unreadable_answer' };
  }
  const result = classify(answer);
  if (result.kind === 'auth' || result.kind === 'rejected')
    return { kind: 'reconnect', problem: result.problem };
  return { kind: 'retrying', problem: result.problem };
}

/** Accounts connected by earlier versions did not ask where films go. */
function learn(settings: Record<string, unknown>): Record<string, unknown> {
  return settings.videoService === undefined ? { videoService: defaultVideoService(serverOf(settings)) } : {};
}
