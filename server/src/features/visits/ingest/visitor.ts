// Who a visitor is, for a day: a keyed hash of site, address and browser under a random salt of that day (UTC). Salts are
// deleted after 48 hours, addresses are never kept: then nobody, we included, can say who yesterday's visitor was.
import { createHmac, hash, randomBytes } from 'node:crypto';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type pg from 'pg';

/** In base64. */
export interface Salts {
  today: string;
  /** Of the day before: a visit goes on over midnight under the name it began with. */
  before: string;
}

/** From memory at once, but for the first one of a day. */
export function createSalts(pool: pg.Pool): (at: number) => Salts | Promise<Salts> {
  let kept: { day: number; salts: Salts | Promise<Salts> } | null = null;
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    if (kept?.day === day) return kept.salts;
    const asked = readSalts(pool, at);
    const keeping = { day, salts: asked as Salts | Promise<Salts> };
    kept = keeping;
    asked.then(
      (salts) => {
        keeping.salts = salts;
      },
      () => {
        if (kept === keeping) kept = null;
      },
    );
    return asked;
  };
}

async function readSalts(pool: pg.Pool, at: number): Promise<Salts> {
  const [today, before] = [dayOf(at), dayOf(at - DAY_MS)];
  // Whoever comes first makes it; everybody reads the same.
  await pool.query(
    `INSERT INTO visit_salt (day, salt) VALUES ($1, $2), ($3, $4) ON CONFLICT (day) DO NOTHING`,
    [today, randomBytes(32), before, randomBytes(32)],
  );
  const { rows } = await pool.query<{ day: string; salt: Buffer }>(
    `SELECT day, salt FROM visit_salt WHERE day IN ($1, $2)`,
    [today, before],
  );
  const of = (day: string) => rows.find((row) => row.day === day)?.salt.toString('base64');
  const salts = { today: of(today), before: of(before) };
  if (!salts.today || !salts.before) throw new Error('the salts of the day are not there');
  return { today: salts.today, before: salts.before };
}

/**
 * 63 bits of SHA-256 over the secret salt and the rest, as PostgreSQL's bigint: so little of the hash shows that a keyed
 * one (HMAC) would hide no more, at seven times the cost. Even: a name for a day; reports of weeks leave it out.
 */
export function visitorId(salt: string, site: number, address: string, agent: string): bigint {
  const digest = hash('sha256', `${salt}\n${site}\n${address}\n${agent}`, 'hex');
  return BigInt.asIntN(64, BigInt(`0x${digest.slice(0, 16)}`)) & ~1n;
}

/** Of somebody who agreed on the page itself to be known for longer: the browser keeps the name, we a hash of it. Odd: it lasts. */
export function consentedId(site: number, id: string): bigint {
  return createHmac('sha256', 'consented').update(`${site}\n${id}`).digest().readBigInt64BE(0) | 1n;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
