// A built server of its own for a journey, and an organization in it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { startEmbeddedPostgres } from '../../server/src/lib/embedded-postgres.ts';
import { makeDataDir, startServer } from '../../server/system/process.ts';
import type { Language } from './words.ts';

export interface Rupor {
  origin: string;
  /** Of the one-time link; empty once somebody has used it or in the demo. */
  setupLink: string;
  /** For what no page can bring about, like a network that never answered. */
  sql(statement: string, values: unknown[]): Promise<void>;
  stop(): Promise<void>;
}

export async function startRupor(env: Record<string, string> = {}): Promise<Rupor> {
  const { dir, remove } = await makeDataDir();
  // With owners: the database may belong to a user of its own.
  await promisify(execFile)('cp', ['-a', inject(env.RUPOR_DEMO ? 'demoDir' : 'emptyDir'), dir]);
  const server = startServer({ RUPOR_DATA_DIR: dir, ...env });
  const origin = await server.origin();
  const setupLink = env.RUPOR_DEMO ? '' : await server.printed(/(http:\S+\/setup#\S+)/);
  return {
    origin,
    setupLink,
    sql: async (statement, values) => {
      const database = new pg.Client({ connectionString: (await startEmbeddedPostgres(dir)).url });
      await database.connect();
      await database.query(statement, values);
      await database.end();
    },
    stop: async () => {
      server.child.kill('SIGTERM');
      await server.exited;
      await remove();
    },
  };
}

export const OWNER = { name: 'Ольга Ким', email: 'olga@example.org', password: 'сирень у проходной 1905' };
export const ZONE = 'Asia/Yekaterinburg';

/** The first organization through the API, its owner signed in in this context. */
export async function setUp(
  context: BrowserContext,
  rupor: Pick<Rupor, 'setupLink'>,
  { locale = 'ru', timeZone = ZONE }: { locale?: Language; timeZone?: string } = {},
): Promise<void> {
  await call(context, 'POST', '/setup', {
    token: rupor.setupLink.split('#')[1],
    organizationName: 'Профсоюз «Рабочая смена»',
    timeZone,
    locale,
    ownerName: OWNER.name,
    email: OWNER.email,
    password: OWNER.password,
  });
}

/** Three practice channels; their names, by network. */
export async function connectPractice(context: BrowserContext): Promise<{ id: string; name: string }[]> {
  const channels = [];
  for (const [network, name] of [
    ['practice-wall', 'Стена'],
    ['practice-messenger', 'Мессенджер'],
    ['practice-microblog', 'Микроблог'],
  ]) {
    const answer = await call(context, 'POST', '/channels', { network, fields: { name } });
    channels.push((answer as { channel: { id: string; name: string } }).channel);
  }
  return channels;
}

/** One request of the signed-in person, as the pages make it. */
export async function call(
  context: BrowserContext,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  path: string,
  data?: unknown,
): Promise<unknown> {
  const response = await context.request.fetch(`/api${path}`, {
    method,
    headers: { 'x-rupor-request': '1' },
    ...(data === undefined ? {} : { data }),
  });
  const body: unknown = await response.json();
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${JSON.stringify(body)}`);
  return body;
}

/** Of every account of the demo; it is shown on its sign-in page. */
const DEMO_PASSWORD = 'kofe-i-bulochka-2026';

export async function signInToDemo(context: BrowserContext, role = 'owner'): Promise<void> {
  await call(context, 'POST', '/auth/sign-in', { login: `${role}@demo.rupor`, password: DEMO_PASSWORD });
}
