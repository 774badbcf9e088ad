import type pg from 'pg';
import type { SiteFacts } from './hit.ts';

/** How long a change of a site's settings may stay unnoticed by the counter, milliseconds. */
const FRESH_MS = 10_000;
const KEPT = 10_000;

interface Kept {
  at: number;
  site: SiteFacts | null | Promise<SiteFacts | null>;
}

export type SiteOf = (key: string) => SiteFacts | null | Promise<SiteFacts | null>;

/** Sites by their public key, from memory at once where it is fresh; null for a key that nobody has. */
export function createSites(pool: pg.Pool, now: () => number): SiteOf {
  const sites = new Map<string, Kept>();
  return (key) => {
    const known = sites.get(key);
    if (known && now() - known.at < FRESH_MS) return known.site;
    const asked = readSite(pool, key);
    const kept: Kept = { at: now(), site: asked };
    if (sites.size >= KEPT) sites.clear();
    sites.set(key, kept);
    asked.then(
      (site) => {
        kept.site = site;
      },
      () => sites.delete(key),
    );
    return asked;
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
