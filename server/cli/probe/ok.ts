// Odnoklassniki: nothing of it was tried on a live group, so every shape is worth knowing.
import { isRecord } from '../../src/networks/json.ts';
import type { ConnectedChannel } from '../../src/networks/network.ts';
import {
  callOk,
  DEFAULT_API_ROOT,
  type OkAnswer,
  type OkContext,
  type OkFailure,
} from '../../src/networks/ok/api.ts';
import { exchangeTokens, isOrdinary, keysOf } from '../../src/networks/ok/tokens.ts';
import type { Finding, Probing } from './probe.ts';
import { shapeOf } from './shape.ts';

const COUNTS_LINE =
  'Of `group.getStatTopic` only counts under exactly the names `views`, `likes`, `comments`, `reshares` and `reach` are taken';
const RIGHTS_LINE = 'what `users.hasAppPermission` and `mediatopic.deleteTopic` answer';
const REMOVED_LINE = 'how a removed topic looks to `group.getStatTopic`';
const EXCHANGE_LINE = 'an exchange answers a new access token at once and leaves the refresh token as it is';
const COUNTS = ['views', 'likes', 'comments', 'reshares', 'reach'];
const MONTH_MS = 30 * 86_400_000;

export async function probeOk({ call, channel, fetch, network, post, tell }: Probing): Promise<Finding[]> {
  const { apiRoot, applicationKey } = channel.settings;
  const ok: OkContext = {
    fetch,
    apiRoot: typeof apiRoot === 'string' ? apiRoot : DEFAULT_API_ROOT,
    applicationKey: String(applicationKey ?? ''),
    keys: keysOf(channel.settings, channel.credentials),
    signal: call.signal,
  };
  const group = await callOk(ok, 'group.getInfo', { uids: channel.remoteId, fields: 'uid,name,shortname' });
  tell(`group.getInfo: ${shapeOfAnswer(group)}.`);
  const right = await callOk(ok, 'users.hasAppPermission', { ext_perm: 'GROUP_CONTENT' });
  const findings = [await readCounts(ok, channel.remoteId), await askForKeys(ok, channel)];
  const rights = `users.hasAppPermission: ${shapeOfAnswer(right)}`;
  const isYesNo = right.kind === 'ok' && typeof right.value === 'boolean';
  if (!post) {
    findings.push({ line: RIGHTS_LINE, verdict: isYesNo ? 'confirmed' : 'not settled', seen: rights });
    return [...findings, { line: REMOVED_LINE, verdict: 'not settled', seen: 'only asked with --post' }];
  }
  const { result } = await post('removal');
  const [topicId] = result.kind === 'published' ? result.remoteIds : [];
  if (!topicId) return [...findings, { line: RIGHTS_LINE, verdict: 'not settled', seen: rights }];
  // By the adapter's own call first: this is what Rupor relies on.
  const removed = await network.remove(call, [topicId]);
  const again = await callOk(ok, 'mediatopic.deleteTopic', { gid: channel.remoteId, topic_id: topicId });
  const stat = await callOk(ok, 'group.getStatTopic', { topic_id: topicId, fields: COUNTS.join(',') });
  return [
    ...findings,
    {
      line: RIGHTS_LINE,
      verdict: isYesNo && removed.kind === 'published' ? 'confirmed' : 'not settled',
      seen: `${rights}; removal: ${removed.kind}; a second removal: ${shapeOfAnswer(again)}`,
    },
    { line: REMOVED_LINE, verdict: 'not settled', seen: shapeOfAnswer(stat) },
  ];
}

/** The old access token is not used afterwards: what is asked next goes by the new one. */
async function askForKeys(ok: OkContext, { settings, credentials }: ConnectedChannel): Promise<Finding> {
  const verdict = 'not settled';
  if (!isOrdinary(settings)) return { line: EXCHANGE_LINE, verdict, seen: 'only asked with an ordinary key' };
  const answer = await exchangeTokens(ok, String(settings.applicationId ?? ''), credentials);
  if (answer.kind !== 'ok') return { line: EXCHANGE_LINE, verdict, seen: shapeOfAnswer(answer) };
  ok.keys = keysOf(settings, { ...credentials, ...answer.tokens });
  Object.assign(credentials, answer.tokens);
  const isNew = answer.tokens.refreshToken !== undefined;
  const seen = `a new access token, ${isNew ? 'and another refresh token' : 'no other refresh token'}`;
  return { line: EXCHANGE_LINE, verdict: isNew ? 'refuted' : 'confirmed', seen };
}

async function readCounts(ok: OkContext, groupId: string): Promise<Finding> {
  const now = Date.now();
  const list = await callOk(ok, 'group.getStatTopics', {
    gid: groupId,
    start_time: now - MONTH_MS,
    end_time: now,
    count: 5,
    fields: `id,created_ms,${COUNTS.join(',')}`,
  });
  const topics = list.kind === 'ok' && isRecord(list.value) ? list.value.topics : null;
  const [first] = Array.isArray(topics) ? topics.filter(isRecord) : [];
  if (!first)
    return { line: COUNTS_LINE, verdict: 'not settled', seen: `group.getStatTopics: ${shapeOfAnswer(list)}` };
  const one = await callOk(ok, 'group.getStatTopic', {
    topic_id: String(first.id),
    fields: COUNTS.join(','),
  });
  const value = one.kind === 'ok' && isRecord(one.value) ? one.value : {};
  const counts = isRecord(value.topic) ? value.topic : value;
  const named = COUNTS.filter((name) => name in counts);
  const seen = `named ${named.join(', ') || 'none of them'}; group.getStatTopic: ${shapeOfAnswer(one)}; in the list: ${shapeOf(first)}`;
  return { line: COUNTS_LINE, verdict: named.length === COUNTS.length ? 'confirmed' : 'not settled', seen };
}

function shapeOfAnswer(answer: OkAnswer | OkFailure): string {
  if (answer.kind === 'ok') return shapeOf(answer.value);
  return answer.kind === 'error' ? `error ${answer.code}` : `${answer.kind}, ${answer.problem}`;
}
