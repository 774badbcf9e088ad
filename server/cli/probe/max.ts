// MAX: what its schema leaves open. Needs a bot that is administrator of a channel.
import { isRecord } from '../../src/networks/json.ts';
import { type ApiAnswer, type ApiRequest, callApi, DEFAULT_API_ROOT } from '../../src/networks/max/api.ts';
import { probeOutcome } from './outcome.ts';
import type { Finding, Probing } from './probe.ts';
import { shapeOf } from './shape.ts';

const STAT_LINE = 'whether `message.stat` appears at once';
const COMMENTS_LINE = 'the shape of `GET /messages/{id}/comments` (comments are therefore left out)';
const RIGHTS_LINE = 'names of newer administrator rights';
const CHAT_LINE = '`GET /chats/{link}` after the removal of `GET /chats`';

export async function probeMax(probing: Probing): Promise<Finding[]> {
  const { call, channel, fetch, post } = probing;
  const { apiRoot, ca, chatId } = channel.settings;
  const bot = {
    fetch,
    signal: call.signal,
    apiRoot: typeof apiRoot === 'string' && apiRoot !== '' ? apiRoot : DEFAULT_API_ROOT,
    ca: typeof ca === 'string' ? ca : '',
    token: channel.credentials.token ?? '',
  };
  const chat = String(chatId ?? channel.remoteId);
  const ask = (path: string[], query: Record<string, string> = {}) => {
    const request: ApiRequest = { method: 'GET', path, query };
    return callApi(bot, request);
  };
  const read = await ask(['chats', chat]);
  const member = await ask(['chats', chat, 'members', 'me']);
  const findings: Finding[] = [
    { line: CHAT_LINE, verdict: read.kind === 'ok' ? 'confirmed' : 'not settled', seen: describe(read) },
    { line: RIGHTS_LINE, verdict: 'not settled', seen: rightsOf(member) },
  ];
  const outcome = await probeOutcome(probing, "the channel's own list, twice; else a person");
  const listed = await ask(['messages'], { chat_id: chat, count: '1' });
  const [newest] = listed.kind === 'ok' && Array.isArray(listed.data.messages) ? listed.data.messages : [];
  const stat = isRecord(newest) ? newest.stat : undefined;
  findings.push({
    line: STAT_LINE,
    verdict: post && newest ? (isRecord(stat) ? 'confirmed' : 'refuted') : 'not settled',
    seen: `the newest message${post ? ', seconds old,' : ''} has stat ${shapeOf(stat ?? null)}`,
  });
  const body = isRecord(newest) && isRecord(newest.body) ? newest.body : {};
  const comments = await ask(['messages', String(body.mid ?? ''), 'comments']);
  findings.push({ line: COMMENTS_LINE, verdict: 'not settled', seen: describe(comments) });
  return [...outcome, ...findings];
}

/** Names of rights are words of MAX, not of the person. */
function rightsOf(member: ApiAnswer): string {
  if (member.kind !== 'ok') return describe(member);
  const { permissions } = member.data;
  const names = Array.isArray(permissions)
    ? permissions.filter((name) => /^[a-z_]{1,40}$/.test(String(name)))
    : [];
  return `rights ${names.join(', ') || 'none'}`;
}

function describe(answer: ApiAnswer): string {
  if (answer.kind === 'ok') return shapeOf(answer.data);
  return answer.kind === 'refused' ? `refused with ${answer.status}` : answer.kind;
}
