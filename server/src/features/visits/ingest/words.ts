// The dictionary of a site: each text once. Answers from memory; what is new is written by itself, before the hits that
// name it, so that what memory knows is always in the database.
import type pg from 'pg';

/** Texts remembered in one process, all sites together. */
const KEPT = 200_000;
/** New texts of one site within an hour; what comes above is summed as «other», so that nobody can fill the database. */
const NEW_IN_HOUR = 20_000;
export const OTHER = '…';

export interface Words {
  /** Forgets all where it is too much; never between `learn` and `idOf`. */
  makeRoom(): void;
  knows(site: number, value: string): boolean;
  /** Makes all known; then `idOf` answers at once. */
  learn(wanted: readonly (readonly [site: number, value: string])[]): Promise<void>;
  /** 0 for an empty text. */
  idOf(site: number, value: string): number;
}

export function createWords(pool: pg.Pool, now: () => number = Date.now): Words {
  const sites = new Map<number, Map<string, number>>();
  const fresh = new Map<number, { hour: number; count: number }>();
  let size = 0;

  const isTooMany = (site: number) => {
    const hour = Math.floor(now() / 3_600_000);
    const counted = fresh.get(site);
    if (counted?.hour !== hour) fresh.set(site, { hour, count: 1 });
    else counted.count += 1;
    return (fresh.get(site)?.count ?? 0) > NEW_IN_HOUR;
  };

  const knows = (site: number, value: string) => value === '' || sites.get(site)?.has(value) === true;

  return {
    makeRoom() {
      if (size <= KEPT) return;
      sites.clear();
      size = 0;
    },
    knows,
    async learn(wanted) {
      const missing = new Map<string, readonly [number, string]>();
      for (const one of wanted) if (!knows(...one)) missing.set(one.join(' '), one);
      if (missing.size === 0) return;
      const list = [...missing.values()].map(([site, value]): [number, string, string] => [
        site,
        value,
        isTooMany(site) ? OTHER : value,
      ]);
      // In one order everywhere: two processes that learn the same never wait for each other in a ring.
      const asked = [
        ...new Map(list.map(([site, , value]) => [`${site} ${value}`, [site, value] as const])).values(),
      ];
      asked.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
      const input = [asked.map(([site]) => site), asked.map(([, value]) => value)];
      await pool.query(
        `INSERT INTO visit_word (site, value) SELECT * FROM unnest($1::int[], $2::text[]) ON CONFLICT DO NOTHING`,
        input,
      );
      const { rows } = await pool.query<{ site: number; value: string; id: number }>(
        `SELECT w.site, w.value, w.id FROM unnest($1::int[], $2::text[]) AS asked (site, value)
           JOIN visit_word w ON w.site = asked.site AND w.value = asked.value`,
        input,
      );
      const ids = new Map(rows.map(({ site, value, id }) => [`${site} ${value}`, id]));
      for (const [site, value, stored] of list) {
        const id = ids.get(`${site} ${stored}`);
        if (id === undefined) throw new Error('a word that was written is not there');
        const words = sites.get(site) ?? new Map<string, number>();
        words.set(value, id);
        sites.set(site, words);
        size += 1;
      }
    },
    idOf: (site, value) => (value === '' ? 0 : (sites.get(site)?.get(value) ?? 0)),
  };
}
