// Groups of Odnoklassniki. At most once: after an unknown outcome a person looks, for no listing surely shows a new topic.
import type { Clock } from '../../lib/clock.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { isRecord } from '../json.ts';
import type { Network, NetworkCall, NumbersResult } from '../network.ts';
import { callOk, DEFAULT_API_ROOT, type OkContext, readCount } from './api.ts';
import { narrowCapabilities, okCapabilities } from './capabilities.ts';
import { checkOk } from './connect.ts';
import { connectByFields } from './connect-fields.ts';
import { toNumbersFailure } from './errors.ts';
import { publishTopic, removeTopics } from './publish.ts';
import { createRenewal, keysOf } from './tokens.ts';
import { listTopics, readTopicNumbers } from './topics.ts';

export function createOk({ fetch, clock }: { fetch: SafeFetch; clock: Clock }): Network {
  const open = (call: NetworkCall): OkContext => {
    const { settings, credentials } = call.channel;
    const where = { fetch, apiRoot: toRoot(settings.apiRoot), signal: call.signal };
    return {
      ...where,
      applicationKey: String(settings.applicationKey ?? ''),
      keys: keysOf(settings, credentials),
      renew: createRenewal(where, call),
    };
  };
  const sendingOf = (call: NetworkCall) => ({
    groupId: call.channel.remoteId,
    onSend: () => call.onSend(),
  });
  return {
    capabilities: okCapabilities,
    capabilitiesOf: narrowCapabilities,
    connect: ({ fields, signal }) =>
      connectByFields({ fetch, apiRoot: toRoot(fields.apiRoot), signal }, fields),
    check: (call) => checkOk(open(call), call.channel.remoteId),
    publish: (call, post) => publishTopic(open(call), sendingOf(call), post),
    find: async () => ({ kind: 'cannotTell', problem: 'no_listing' }),
    postNumbers: async (call, { remoteIds: [topicId] }) =>
      topicId ? readTopicNumbers(open(call), topicId) : { kind: 'gone' },
    channelNumbers: (call) => readMembers(open(call), call.channel.remoteId),
    remove: (call, remoteIds) => removeTopics(open(call), sendingOf(call), remoteIds),
    listEarlier: (call, { since, cursor }) =>
      listTopics(open(call), { groupId: call.channel.remoteId, since, until: clock.now(), cursor }),
  };
}

async function readMembers(ok: OkContext, groupId: string): Promise<NumbersResult> {
  const answer = await callOk(ok, 'group.getCounters', { group_id: groupId, counterTypes: 'members' });
  if (answer.kind !== 'ok') return toNumbersFailure(answer);
  const counters = isRecord(answer.value) && isRecord(answer.value.counters) ? answer.value.counters : {};
  return { kind: 'numbers', numbers: { followers: readCount(counters.members) } };
}

/** An address typed without its scheme means https. */
function toRoot(typed: unknown): string {
  const root = typeof typed === 'string' ? typed.trim().replace(/\/+$/, '') : '';
  if (root === '') return DEFAULT_API_ROOT;
  return /^https?:\/\//i.test(root) ? root : `https://${root}`;
}
