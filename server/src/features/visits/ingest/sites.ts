import type pg from 'pg';
import type { SiteFacts } from './hit.ts';

/** How long a change of a site's settings may stay unnoticed by the counter, milliseconds. */
const FRESH_MS = 10_000;
const KEPT = 10_000;

interface Kept {
  at: number;
  site: Promise<SiteFacts | null>;
}

/** Sites by their public key, from memory; null for a key that nobody has. */
export function createSites(pool: pg.Pool, now: () => number): (key: string) => Promise<SiteFacts | null> {
  const sites = new Map<string, Kept>();
  return (key) => {
    const kept = sites.get(key);
    if (kept && now() - kept.at < FRESH_MS) return kept.site;
    const site = readSite(pool, key);
    if (sites.size >= KEPT) sites.clear();
    sites.set(key, { at: now(), site });
    site.catch(() => sites.delete(key));
    return site;
  };
}

async function readSite(pool: pg.Pool, key: string): Promise<SiteFacts | null> {
  const { rows } = await pool.query<SiteFacts>(
    `SELECT id, organization_id AS "organizationId", number, mode::text AS mode, allowed_hosts AS "allowedHosts",
       is_own AS "isOwn", respects_dnt AS "respectsDnt", time_zone AS "timeZone"
     FROM site WHERE key = $1 AND archived_at IS NULL`,
    [key],
  );
  return rows[0] ?? null;
}
