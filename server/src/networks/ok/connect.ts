// Asks OK whose key this is, which group is meant and which rights the key has. Names what is missing. Each check also
// prolongs the long-lived key: 30 days from its last use, at most once a day.
import { isRecord } from '../json.ts';
import type { CheckResult, ConnectResult } from '../network.ts';
import { callOk, DEFAULT_API_ROOT, type OkContext, type OkFailure } from './api.ts';
import { classifyHarmless, toCheckFailure } from './errors.ts';

interface Group {
  groupId: string;
  name: string;
  shortName: string | null;
}
type Problem = Extract<ConnectResult, { kind: 'problem' }>;

export async function connectOk(ok: OkContext, typedGroup: string): Promise<ConnectResult> {
  const me = await callOk(ok, 'users.getCurrentUser');
  if (me.kind !== 'ok') return explain(me);
  const groupId = await findGroupId(ok, typedGroup);
  if (typeof groupId !== 'string') return groupId;
  const group = await readGroup(ok, groupId);
  if ('kind' in group)
    return group.kind === 'problem'
      ? group
      : explain(group.failure, { field: 'group', problem: 'group_not_found' });
  for (const right of ['GROUP_CONTENT', 'VALUABLE_ACCESS'])
    if ((await hasRight(ok, right)) === false)
      return { kind: 'problem', problem: 'no_app_right', field: 'accessToken', data: { right } };
  return {
    kind: 'connected',
    remoteId: groupId,
    name: group.name,
    handle: group.shortName ? `@${group.shortName}` : null,
    url: group.shortName ? `https://ok.ru/${group.shortName}` : `https://ok.ru/group/${groupId}`,
    settings: await learn(ok, groupId),
    credentials: { ...ok.keys },
  };
}

export async function checkOk(ok: OkContext, groupId: string): Promise<CheckResult> {
  const touched = await callOk(ok, 'auth.touchSession');
  // Whatever else it says, the next call tells whether the key works; that call prolongs it as well.
  if (touched.kind !== 'ok' && classifyHarmless(touched).kind === 'auth') return toCheckFailure(touched);
  const group = await readGroup(ok, groupId);
  if ('kind' in group)
    return group.kind === 'problem'
      ? { kind: 'reconnect', problem: group.problem }
      : toCheckFailure(group.failure);
  const handle = group.shortName ? `@${group.shortName}` : null;
  return { kind: 'works', name: group.name, handle, settings: await learn(ok, groupId) };
}

/** A number or a link with one is taken as it is; a name is looked up. */
async function findGroupId(ok: OkContext, typed: string): Promise<string | Problem> {
  const text = typed.trim();
  const digits = /^(?:.*\/group\/)?(\d{5,})(?:[/?].*)?$/.exec(text)?.[1];
  if (digits) return digits;
  const name = /^(?:https?:\/\/)?(?:(?:www\.|m\.)?ok\.ru\/)?@?([\w.-]+)\/?$/i.exec(text)?.[1];
  const notFound: Problem = { kind: 'problem', problem: 'group_not_found', field: 'group' };
  if (!name) return notFound;
  const answer = await callOk(ok, 'url.getInfo', { url: `https://ok.ru/${name}` });
  if (answer.kind !== 'ok') return explain(answer, notFound);
  const { type, objectId } = isRecord(answer.value) ? answer.value : {};
  if (typeof type !== 'string' || !type.startsWith('GROUP')) return notFound;
  return /^\d+$/.test(String(objectId)) ? String(objectId) : notFound;
}

async function readGroup(
  ok: OkContext,
  groupId: string,
): Promise<Group | Problem | { kind: 'failed'; failure: OkFailure }> {
  const answer = await callOk(ok, 'group.getInfo', { uids: groupId, fields: 'uid,name,shortname' });
  if (answer.kind !== 'ok') return { kind: 'failed', failure: answer };
  if (!Array.isArray(answer.value))
    return { kind: 'failed', failure: { kind: 'unknown', problem: 'unreadable_answer' } };
  const [first] = answer.value;
  if (!isRecord(first)) return { kind: 'problem', problem: 'group_not_found', field: 'group' };
  const shortName = typeof first.shortname === 'string' && first.shortname !== '' ? first.shortname : null;
  return { groupId, name: String(first.name ?? groupId), shortName };
}

/** users.hasAppPermission (open clients); null where it does not answer with yes or no. */
async function hasRight(ok: OkContext, right: string): Promise<boolean | null> {
  const answer = await callOk(ok, 'users.hasAppPermission', { ext_perm: right });
  return answer.kind === 'ok' && typeof answer.value === 'boolean' ? answer.value : null;
}

async function learn(ok: OkContext, groupId: string): Promise<Record<string, unknown>> {
  const canUploadPhotos = await hasRight(ok, 'PHOTO_CONTENT');
  const canUploadVideo = await hasRight(ok, 'VIDEO_CONTENT');
  return {
    groupId,
    applicationKey: ok.applicationKey,
    ...(canUploadPhotos === null ? {} : { canUploadPhotos }),
    ...(canUploadVideo === null ? {} : { canUploadVideo }),
    ...(ok.apiRoot === DEFAULT_API_ROOT ? {} : { apiRoot: ok.apiRoot }),
  };
}

const FIELDS: Record<string, string> = {
  session_expired: 'accessToken',
  wrong_application_key: 'applicationKey',
  wrong_signature: 'sessionSecretKey',
  refresh_refused: 'refreshToken',
  wrong_application_secret: 'applicationSecretKey',
};

export function explain(failure: OkFailure, otherwise?: { problem: string; field?: string }): Problem {
  const result = classifyHarmless(failure);
  if (result.kind === 'auth')
    return { kind: 'problem', problem: result.problem, field: FIELDS[result.problem] };
  if (result.kind === 'rejected' && otherwise) return { kind: 'problem', ...otherwise };
  return { kind: 'problem', problem: result.kind === 'rejected' ? 'unexpected_answer' : result.problem };
}
