// Accounts on any Mastodon server. Exactly once within an hour: the server answers a repeated key with the first
// status; later the account's own list is asked.
import type { Clock } from '../../lib/clock.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { Network, NetworkCall } from '../network.ts';
import { callApi, type MastodonServer } from './api.ts';
import { mastodonCapabilities } from './capabilities.ts';
import { checkMastodon, connectMastodon } from './connect.ts';
import { narrowCapabilities } from './limits.ts';
import { classify, publishStatus } from './publish.ts';
import { findStatus, listEarlierStatuses, readFollowers, readPostNumbers } from './statuses.ts';

interface Dependencies {
  fetch: SafeFetch;
  clock: Clock;
  /** Between two looks at a file that the server is still working on. */
  pollMs?: number;
  /** Between two looks before a post counts as absent. */
  settleMs?: number;
}

export function createMastodon({ fetch, clock, pollMs = 1_500, settleMs = 5_000 }: Dependencies): Network {
  const serverOf = ({ channel, signal }: NetworkCall): MastodonServer => ({
    fetch,
    clock,
    signal,
    base: String(channel.settings.base ?? ''),
    token: channel.credentials.accessToken ?? '',
  });
  const accountOf = ({ channel }: NetworkCall): string => String(channel.settings.accountId ?? '');
  return {
    capabilities: mastodonCapabilities,
    capabilitiesOf: narrowCapabilities,
    connect: ({ fields, signal }) => connectMastodon({ fetch, clock, signal }, fields),
    check: (call) => checkMastodon(serverOf(call)),
    publish: (call, post) =>
      publishStatus({ server: serverOf(call), post, pollMs, onSend: () => call.onSend() }),
    find: (call, post, since) =>
      findStatus(serverOf(call), { accountId: accountOf(call), post, since, settleMs }),
    postNumbers: async (call, { remoteIds: [id] }) =>
      id === undefined ? { kind: 'gone' } : readPostNumbers(serverOf(call), id),
    channelNumbers: (call) => readFollowers(serverOf(call), accountOf(call)),
    listEarlier: (call, page) => listEarlierStatuses(serverOf(call), accountOf(call), page),
    remove: async (call, remoteIds) => {
      await call.onSend();
      for (const id of remoteIds) {
        const path = `/api/v1/statuses/${encodeURIComponent(id)}`;
        const answer = await callApi(serverOf(call), { method: 'DELETE', path });
        const isAlreadyGone = answer.kind === 'refused' && answer.status === 404;
        if (answer.kind !== 'ok' && !isAlreadyGone) return classify(answer);
      }
      return { kind: 'published', remoteIds, url: null };
    },
  };
}
