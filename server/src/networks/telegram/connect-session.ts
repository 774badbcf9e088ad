// The session of a bot at connect and at each check. It only widens what is counted: refused while connecting it is named,
// later it narrows the channel and never disconnects it, because publishing does not need it.
import type { ConnectResult, NetworkCall } from '../network.ts';
import { askOnce, askWithSession, type MtprotoFailure, type MtprotoServer, signIn } from './mtproto.ts';
import { refusalOf, toMtprotoReading } from './mtproto-errors.ts';
import { findChannel } from './mtproto-numbers.ts';

const CHECK_LIMIT_MS = 10_000;

interface Opening {
  credentials: Record<string, string>;
  server: MtprotoServer | null;
  chat: { id: number };
  signal: AbortSignal;
}

type Problem = Extract<ConnectResult, { kind: 'problem' }>;

/** Signs the bot in and looks whether it sees the channel. */
export async function openSession({
  credentials,
  server,
  chat,
  signal,
}: Opening): Promise<{ kind: 'session'; session: string } | Problem> {
  // Whatever cannot be one is named before anything is asked.
  if (!/^\d{1,9}$/.test(credentials.apiId ?? '') || !/^[0-9a-f]{32}$/i.test(credentials.apiHash ?? ''))
    return { kind: 'problem', problem: 'wrong_api_id', field: 'apiId' };
  const asking = { server, signal };
  const signed = await signIn(credentials, asking);
  if (signed.kind !== 'ok') return explain(signed);
  const session = signed.result;
  const seen = await askOnce({ ...credentials, session }, asking, (connection) =>
    findChannel(connection, String(chat.id)),
  );
  return seen.kind === 'ok' ? { kind: 'session', session } : explain(seen);
}

/** What the settings have to learn: null ends an earlier problem; nothing where Telegram did not say. */
export async function checkSession(
  call: NetworkCall,
  server: MtprotoServer | null,
  chat: { id: number },
): Promise<{ sessionProblem?: string | null }> {
  if (call.channel.settings.viewsSource !== 'session') return {};
  // Whoever is silent here must not take the time of the whole check.
  const bounded = { ...call, signal: AbortSignal.any([call.signal, AbortSignal.timeout(CHECK_LIMIT_MS)]) };
  const seen = await askWithSession(bounded, server, (connection) =>
    findChannel(connection, String(chat.id)),
  );
  if (seen.kind === 'ok') return { sessionProblem: null };
  const sessionProblem = refusalOf(seen);
  return sessionProblem ? { sessionProblem } : {};
}

const FIELDS: Record<string, string> = { wrong_api_id: 'apiId', wrong_token: 'token' };

function explain(failure: MtprotoFailure): Problem {
  const problem = refusalOf(failure);
  if (problem) return { kind: 'problem', problem, field: FIELDS[problem] ?? 'viewsSource' };
  const reading = toMtprotoReading(failure);
  if (reading.kind === 'rate_limited') return { kind: 'problem', problem: 'rate_limited' };
  return { kind: 'problem', problem: 'session_unreachable', field: 'viewsSource' };
}
