// A bot's session over MTProto, for numbers that the Bot API does not have. Guarantee: nothing is published or changed
// with it; the bot signs in once and its key is kept among the channel's credentials; signing in again happens only
// when Telegram no longer knows the key, by one process at a time. Nobody has shown that Telegram fills views for a bot.
import type { tl } from '@mtcute/core';
import type { NetworkCall } from '../network.ts';
import type { MtprotoConnection } from './mtproto-connection.ts';
import { isDeadSession } from './mtproto-errors.ts';

export interface MtprotoApp {
  apiId: number;
  apiHash: string;
}

/** Another server than Telegram's own, for tests. */
export interface MtprotoServer {
  dc: { ipAddress: string; port: number };
  /** PEM, RSA. */
  publicKey: string;
}

export type MtprotoFailure = { kind: 'error'; code: number; text: string } | { kind: 'noAnswer' };
export type MtprotoAnswer<T> = { kind: 'ok'; result: T } | MtprotoFailure;

interface Asking {
  server: MtprotoServer | null;
  signal: AbortSignal;
}

type Ask<T> = (connection: Pick<MtprotoConnection, 'call'>) => Promise<MtprotoAnswer<T>>;
type Credentials = Readonly<Record<string, string>>;

function readApp({ apiId = '', apiHash = '' }: Credentials): MtprotoApp {
  return { apiId: Number(apiId), apiHash };
}

/** With the kept session; without one, or when it is dead, the bot signs in first. */
export async function askWithSession<T>(
  call: NetworkCall,
  server: MtprotoServer | null,
  ask: Ask<T>,
): Promise<MtprotoAnswer<T>> {
  const asking = { server, signal: call.signal };
  const { session = '' } = call.channel.credentials;
  const first = session ? await askOnce(call.channel.credentials, asking, ask) : null;
  if (first && (first.kind !== 'error' || !isDeadSession(first.text))) return first;
  let failure: MtprotoFailure | null = null;
  const now = await call.refreshCredentials(async (current): Promise<Record<string, string>> => {
    const signed = await signIn(current, asking);
    if (signed.kind === 'ok') return { session: signed.result };
    failure = signed;
    return {};
  });
  return failure ?? askOnce(now, asking, ask);
}

/** Makes a key and signs the bot in with it. */
export async function signIn(credentials: Credentials, asking: Asking): Promise<MtprotoAnswer<string>> {
  const { token = '' } = credentials;
  const app = readApp(credentials);
  return connected({ ...asking, app, session: null }, async (connection) => {
    const answer = await connection.call<tl.auth.RawImportBotAuthorizationRequest>({
      _: 'auth.importBotAuthorization',
      flags: 0,
      ...app,
      botAuthToken: token,
    });
    if (answer.kind !== 'ok') return answer;
    const session = await connection.exportSession();
    return session ? { kind: 'ok', result: session } : { kind: 'noAnswer' };
  });
}

export function askOnce<T>(credentials: Credentials, asking: Asking, ask: Ask<T>): Promise<MtprotoAnswer<T>> {
  return connected({ ...asking, app: readApp(credentials), session: credentials.session ?? null }, ask);
}

/** The library is loaded here, by the first channel that needs it. */
async function connected<T>(
  opening: Parameters<typeof import('./mtproto-connection.ts').openMtproto>[0],
  use: (connection: MtprotoConnection) => Promise<MtprotoAnswer<T>>,
): Promise<MtprotoAnswer<T>> {
  const { openMtproto } = await import('./mtproto-connection.ts');
  const connection = await openMtproto(opening);
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}
