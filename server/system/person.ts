// What a person does over HTTP with real processes: sets Rupor up, connects the practice network, writes.
import type { Server } from './process.ts';

export const NETWORKS = ['practice-wall', 'practice-messenger', 'practice-microblog'] as const;
/** So late before the minute the next one is taken: the request itself needs a moment. */
const MARGIN_MS = 5_000;

/** A person whose requests are spread over the processes that live. */
export function createPerson(servers: () => Server[]) {
  let cookie = '';
  let turn = 0;
  return async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const alive = servers();
    const server = alive[turn++ % alive.length];
    if (!server) throw new Error('no api lives');
    const response = await fetch(`${await server.origin()}/api${path}`, {
      method,
      headers: {
        'x-rupor-request': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (set.length > 0) cookie = set.join('; ');
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as Answer;
  };
}

export type Call = ReturnType<typeof createPerson>;

export interface Channel {
  id: string;
  network: string;
}

export async function setUp(call: Call, setupLink: string): Promise<Channel[]> {
  await call('POST', '/setup', {
    token: setupLink.split('#')[1],
    organizationName: 'Профсоюз «Азот»',
    timeZone: 'Asia/Yekaterinburg',
    locale: 'ru',
    ownerName: 'Анна Котова',
    email: 'anna@example.org',
    password: 'сирень у проходной 1905',
  });
  const channels: Channel[] = [];
  for (const network of NETWORKS) {
    const { channel } = await call<{ channel: Channel }>('POST', '/channels', {
      network,
      fields: { name: network },
    });
    channels.push(channel);
  }
  return channels;
}

export async function writePost(call: Call, channels: Channel[], text: string): Promise<string> {
  const targets = channels.map(({ id }) => ({ channelId: id }));
  const { id } = await call<{ id: string }>('POST', '/posts', { baseText: text, targets });
  return id;
}

/** The next whole minute on the clocks of UTC. */
export function nextMinute(): string {
  return new Date(Math.ceil((Date.now() + MARGIN_MS) / 60_000) * 60_000).toISOString().slice(0, 16);
}
