// Finds out what each key is and may do, and names the one that will not do. A key that only widens what the channel
// can (reading, pictures) is refused while connecting, and later only narrows the channel when it dies.
import { isRecord } from '../json.ts';
import type { CheckResult, ConnectResult } from '../network.ts';
import { callVk, DEFAULT_API_ROOT, type VkAnswer, type VkContext, type VkFailure } from './api.ts';
import type { VkSettings } from './capabilities.ts';
import { classifyHarmless, toCheckFailure } from './errors.ts';
import { firstGroup, readerOf } from './wall.ts';

/** Bits of a user key's rights (dev.vk.com access-permissions); 4, 8192 were also seen in a live answer (schema #242). */
const RIGHT = { photos: 4, video: 16, wall: 8192, stats: 1_048_576 } as const;

interface Keys {
  community: string;
  service: string | null;
  user: string | null;
}
type Problem = Extract<ConnectResult, { kind: 'problem' }>;
interface Community {
  groupId: string;
  name: string;
  handle: string | null;
  canUploadDocuments: boolean;
}

export async function connectVk(vk: VkContext, fields: Record<string, string>): Promise<ConnectResult> {
  const keys = readKeys(fields);
  const community = await inspectCommunity(vk, keys.community);
  if ('kind' in community) return community.kind === 'problem' ? community : explain(community.failure);
  const extra = await inspectExtras(vk, keys, community.groupId);
  if (extra.problem) return extra.problem;
  return {
    kind: 'connected',
    remoteId: community.groupId,
    name: community.name,
    handle: community.handle,
    url: community.handle
      ? `https://vk.com/${community.handle.slice(1)}`
      : `https://vk.com/club${community.groupId}`,
    settings: settingsOf(vk, community, extra.learnt),
    credentials: {
      communityKey: keys.community,
      ...(keys.service ? { serviceKey: keys.service } : {}),
      ...(keys.user ? { userKey: keys.user } : {}),
    },
  };
}

/** Settings name only what could be asked now: the rest stays as it was. */
export async function checkVk(vk: VkContext, keys: Keys): Promise<CheckResult> {
  const community = await inspectCommunity(vk, keys.community);
  if ('kind' in community) {
    if (community.kind === 'failed') return toCheckFailure(community.failure);
    const { problem } = community;
    // An answer that makes no sense is no refusal: whoever stood in between may be gone tomorrow.
    return { kind: problem === 'unexpected_answer' ? 'retrying' : 'reconnect', problem };
  }
  const { learnt } = await inspectExtras(vk, keys, community.groupId);
  return {
    kind: 'works',
    name: community.name,
    handle: community.handle,
    settings: settingsOf(vk, community, learnt),
  };
}

export function readKeys(from: Record<string, string>): Keys {
  const read = (name: string) => from[name]?.trim() || null;
  return { community: read('communityKey') ?? '', service: read('serviceKey'), user: read('userKey') };
}

async function inspectCommunity(
  vk: VkContext,
  key: string,
): Promise<Community | Problem | { kind: 'failed'; failure: VkFailure }> {
  const field = 'communityKey';
  // A community has no user behind it: an empty list. Whoever answers with a person is a user key.
  const owner = await callVk(vk, key, 'users.get');
  if (owner.kind === 'ok' && Array.isArray(owner.response) && owner.response.length > 0)
    return { kind: 'problem', problem: 'user_key_given', field };
  const rights = await callVk(vk, key, 'groups.getTokenPermissions');
  if (rights.kind !== 'ok') return refused(rights, field, 'not_a_community_key');
  const names = namesOf(rights.response);
  if (!names) return { kind: 'problem', problem: 'unexpected_answer' };
  if (!names.includes('wall')) return { kind: 'problem', problem: 'no_wall_right', field };
  // Without ids the key's own community.
  const answer = await callVk(vk, key, 'groups.getById', { fields: 'members_count,screen_name' });
  if (answer.kind !== 'ok') return refused(answer, field, 'not_a_community_key');
  const group = firstGroup(answer.response);
  if (!group || typeof group.id !== 'number') return { kind: 'problem', problem: 'unexpected_answer' };
  if (group.deactivated !== undefined) return { kind: 'problem', problem: 'community_blocked' };
  const handle = typeof group.screen_name === 'string' ? `@${group.screen_name}` : null;
  const groupId = String(group.id);
  return { groupId, name: String(group.name ?? groupId), handle, canUploadDocuments: names.includes('docs') };
}

type Learnt = Partial<Omit<VkSettings, 'groupId' | 'canUploadDocuments'>>;

/** `learnt` leaves out what could not be asked; `problem` is the first key that will not do. */
async function inspectExtras(
  vk: VkContext,
  keys: Keys,
  groupId: string,
): Promise<{ learnt: Learnt; problem: Problem | null }> {
  const user: Learnt & { problem?: Problem } = keys.user
    ? await inspectUserKey(vk, keys.user, groupId)
    : NO_USER_KEY;
  const reading = await inspectReading(vk, keys, groupId);
  const { problem: userProblem, ...userLearnt } = user;
  const { problem: readingProblem, ...readingLearnt } = reading;
  return { learnt: { ...userLearnt, ...readingLearnt }, problem: userProblem ?? readingProblem ?? null };
}

const NO_USER_KEY = { canUploadPhotos: false, canUploadVideo: false, canReadReach: false };

/**
 * That the upload server answers is what counts. The mask of rights only adds to it: whether every kind of key that may
 * upload also answers account.getAppPermissions was never tried, so what it does not say is left to a person.
 */
async function inspectUserKey(
  vk: VkContext,
  key: string,
  groupId: string,
): Promise<Learnt & { problem?: Problem }> {
  const field = 'userKey';
  const rights = await callVk(vk, key, 'account.getAppPermissions');
  const mask = rights.kind === 'ok' && typeof rights.response === 'number' ? rights.response : null;
  const has = (right: number) => mask !== null && (mask & right) !== 0;
  if (mask !== null && !has(RIGHT.wall))
    return { ...NO_USER_KEY, problem: { kind: 'problem', problem: 'user_key_no_wall', field } };
  const server = await callVk(vk, key, 'photos.getWallUploadServer', { group_id: groupId });
  if (server.kind === 'ok')
    return { canUploadPhotos: true, canUploadVideo: has(RIGHT.video), canReadReach: has(RIGHT.stats) };
  // 1051 and 27 here: a key of VK ID, or of a community. Neither may post for a person.
  const isWrongKind = [rights, server].some(
    (one) => one.kind === 'error' && [27, 28, 1051].includes(one.code),
  );
  return widening(
    server,
    NO_USER_KEY,
    field,
    isWrongKind ? 'user_key_cannot_post' : 'user_key_cannot_upload',
  );
}

async function inspectReading(
  vk: VkContext,
  keys: Keys,
  groupId: string,
): Promise<Learnt & { problem?: Problem }> {
  const reader = readerOf({ keys });
  if (!reader) return { canRead: false };
  const fields = { owner_id: -Number(groupId), count: 1, filter: 'owner' };
  const answer = await callVk(vk, reader.key, 'wall.get', fields);
  if (answer.kind === 'ok') return { canRead: true };
  const field = reader.kind === 'service' ? 'serviceKey' : 'userKey';
  return widening(answer, { canRead: false }, field, 'key_cannot_read');
}

/** Refused: the channel can less. Not asked, for whatever reason: nothing is learnt. */
function widening(
  failure: VkFailure,
  without: Learnt,
  field: string,
  problem: string,
): Learnt & { problem?: Problem } {
  const result = classifyHarmless(failure, 'user');
  if (result.kind === 'unavailable' || result.kind === 'rate_limited')
    return { problem: { kind: 'problem', problem: result.problem } };
  const code = failure.kind === 'error' ? failure.code : null;
  const isDead = code === 5 || code === 1117;
  return { ...without, problem: { kind: 'problem', problem: isDead ? 'key_revoked' : problem, field } };
}

function refused(
  failure: Exclude<VkAnswer, { kind: 'ok' }>,
  field: string,
  otherwise: string,
): Problem | { kind: 'failed'; failure: VkFailure } {
  if (failure.kind !== 'error') return { kind: 'failed', failure };
  const result = classifyHarmless(failure, 'community');
  if (result.kind === 'unavailable' || result.kind === 'rate_limited') return { kind: 'failed', failure };
  const isKnown =
    result.problem !== 'wrong_key_kind' && result.problem !== 'refused' && result.problem !== 'no_right';
  return { kind: 'problem', problem: isKnown ? result.problem : otherwise, field };
}

function explain(failure: VkFailure): Problem {
  return { kind: 'problem', problem: classifyHarmless(failure, 'community').problem };
}

/** null: not an answer of VK. */
function namesOf(response: unknown): string[] | null {
  const list = isRecord(response) ? response.permissions : null;
  if (!Array.isArray(list)) return null;
  return list.flatMap((one) => (isRecord(one) && typeof one.name === 'string' ? [one.name] : []));
}

function settingsOf(
  vk: VkContext,
  { groupId, canUploadDocuments }: Community,
  learnt: Learnt,
): Record<string, unknown> {
  return {
    groupId,
    canUploadDocuments,
    ...learnt,
    ...(vk.apiRoot === DEFAULT_API_ROOT ? {} : { apiRoot: vk.apiRoot }),
  };
}
