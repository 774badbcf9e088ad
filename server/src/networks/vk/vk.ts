// Communities of VK. At most once: a community key publishes text and a link; pictures and films need a user key, and
// reading the wall (views, looking a post up) a service or user key. What the keys do not give goes to a person.
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { Network, NetworkCall } from '../network.ts';
import { DEFAULT_API_ROOT, type VkContext } from './api.ts';
import { narrowCapabilities, vkCapabilities } from './capabilities.ts';
import { checkVk, connectVk, readKeys } from './connect.ts';
import { publishPost, removePosts, type VkChannel } from './publish.ts';
import { findPost, listEarlier, readFollowers, readPostNumbers } from './wall.ts';

export function createVk({ fetch }: { fetch: SafeFetch }): Network {
  const contextOf = ({ channel, signal }: NetworkCall): VkContext => ({
    fetch,
    apiRoot: toRoot(channel.settings.apiRoot),
    signal,
  });
  const open = (call: NetworkCall): VkChannel => ({
    vk: contextOf(call),
    groupId: call.channel.remoteId,
    keys: readKeys(call.channel.credentials),
    onSend: () => call.onSend(),
  });
  return {
    capabilities: vkCapabilities,
    capabilitiesOf: narrowCapabilities,
    connect: ({ fields, signal }) => connectVk({ fetch, apiRoot: toRoot(fields.apiRoot), signal }, fields),
    check: (call) => checkVk(contextOf(call), readKeys(call.channel.credentials)),
    publish: (call, post) => publishPost(open(call), post),
    find: (call, post, since) => findPost(open(call), post, since),
    postNumbers: async (call, { remoteIds: [remoteId] }) =>
      remoteId
        ? readPostNumbers(open(call), remoteId, { canReadReach: call.channel.settings.canReadReach === true })
        : { kind: 'gone' },
    channelNumbers: (call) => readFollowers(open(call)),
    remove: (call, remoteIds) => removePosts(open(call), remoteIds),
    listEarlier: (call, page) => listEarlier(open(call), page),
  };
}

/** An address typed without its scheme means https. */
function toRoot(typed: unknown): string {
  const root = typeof typed === 'string' ? typed.trim().replace(/\/+$/, '') : '';
  if (root === '') return DEFAULT_API_ROOT;
  return /^https?:\/\//i.test(root) ? root : `https://${root}`;
}
