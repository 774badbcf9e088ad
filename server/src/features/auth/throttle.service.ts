// Guessing of passwords, counted in the database: it survives restarts and holds for all processes together.
// An attempt is counted before it is checked, in one conditional statement, so parallel guesses cannot slip through,
// and given back when it was right. After LIMIT failures each further one waits 1, 2, 4 … seconds, 15 minutes at most.
import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { App } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';

/** A counter is forgotten this long after its last attempt, milliseconds. */
const WINDOW_MS = 10 * 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Free attempts in the window. */
export const ACCOUNT_LIMIT = 10;
/** Higher: a hall of people may stand behind one address. */
export const ADDRESS_LIMIT = 100;

export interface Counter {
  key: string;
  limit: number;
}

export function accountCounter(kind: 'sign-in' | 'device' | 'code' | 'reauth', id: string): Counter {
  const short = createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 32);
  return { key: `${kind}:${short}`, limit: ACCOUNT_LIMIT };
}

export function addressCounter(ip: string): Counter {
  return { key: `address:${addressBlock(ip)}`, limit: ADDRESS_LIMIT };
}

/** IPv6 hands whole /64 networks to one household: they count as one address. */
export function addressBlock(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${address
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}/64`;
}

/** Counts an attempt on every counter, or refuses with the seconds to wait. */
export async function countAttempt(app: App, counters: Counter[]): Promise<void> {
  const counted: Counter[] = [];
  for (const counter of counters) {
    const waitMs = await take(app, counter);
    if (waitMs > 0) {
      await giveBack(app, counted);
      throw apiError('too_many_requests', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    }
    counted.push(counter);
  }
}

/** The attempt was right: account counters start anew, the address gets its one attempt back. */
export async function forgive(app: App, counters: Counter[]): Promise<void> {
  const own = counters.filter((counter) => !counter.key.startsWith('address:'));
  await app.pool.query('DELETE FROM throttle_counter WHERE key = ANY($1)', [
    own.map((counter) => counter.key),
  ]);
  await giveBack(
    app,
    counters.filter((counter) => counter.key.startsWith('address:')),
  );
}

/** `expire` = last attempt + its wait + window, so a counter is blocked while expire − window lies ahead. */
async function take(app: App, { key, limit }: Counter): Promise<number> {
  const now = app.clock.now().getTime();
  const { rowCount } = await app.pool.query(
    `INSERT INTO throttle_counter AS c (key, points, expire) VALUES ($1, 1, $2::bigint + $3::bigint)
     ON CONFLICT (key) DO UPDATE SET
       points = CASE WHEN c.expire <= $2 THEN 1 ELSE c.points + 1 END,
       expire = $2::bigint + $3::bigint + CASE WHEN c.expire <= $2 OR c.points + 1 < $4 THEN 0
         ELSE least($5::bigint, (1000 * power(2, least(c.points + 1 - $4, 20)))::bigint) END
     WHERE c.expire - $3::bigint <= $2`,
    [key, now, WINDOW_MS, limit, LONGEST_WAIT_MS],
  );
  if (rowCount === 1) return 0;
  const { rows } = await app.pool.query<{ expire: string }>(
    'SELECT expire FROM throttle_counter WHERE key = $1',
    [key],
  );
  return Math.max(1_000, Number(rows[0]?.expire ?? 0) - WINDOW_MS - now);
}

async function giveBack(app: App, counters: Counter[]): Promise<void> {
  for (const { key } of counters)
    await app.pool.query(
      'UPDATE throttle_counter SET points = greatest(points - 1, 0), expire = least(expire, $2) WHERE key = $1',
      [key, app.clock.now().getTime() + WINDOW_MS],
    );
}
