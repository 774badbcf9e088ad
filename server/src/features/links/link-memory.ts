// Links by their code, from memory. A change is seen within seconds; while the database does not answer, what is remembered
// still leads on, however old it is.
import type pg from 'pg';
import { FIND_LINK } from './queries/clicks.sql.ts';

export interface KnownLink {
  number: number;
  code: string;
  target: string;
  targetHost: string;
  expiresAt: Date | null;
  isDisabled: boolean;
  /** Of its days. */
  timeZone: string;
  organization: string;
  /** The visits of its target's site are counted by us. */
  isCounted: boolean;
}

const FRESH_MS = 5_000;
/** Longer than this nobody waits who could be led on from memory. */
const PATIENCE_MS = 400;
const KEPT = 50_000;

interface Kept {
  at: number;
  link: KnownLink | null;
  asking: Promise<KnownLink | null> | null;
}

export interface LinkMemory {
  /** null: no such code. From memory at once; rejects when the database does not answer and the code is not remembered. */
  find(code: string): KnownLink | null | Promise<KnownLink | null>;
  /** It was changed here: the next one asks. Other processes see it within seconds. */
  forget(code: string): void;
}

export function createLinkMemory(pool: pg.Pool, now: () => number): LinkMemory {
  const links = new Map<string, Kept>();

  const ask = (code: string): Promise<KnownLink | null> => {
    const kept = links.get(code);
    if (kept?.asking) return kept.asking;
    const asking = pool.query<KnownLink>({ ...FIND_LINK, values: [code] }).then(({ rows }) => {
      const link = rows[0] ?? null;
      if (links.size >= KEPT) forgetOldest(links);
      links.set(code, { at: now(), link, asking: null });
      return link;
    });
    if (kept) {
      kept.asking = asking;
      asking.catch(() => {
        kept.asking = null;
      });
    }
    return asking;
  };

  const find = (code: string) => {
    const kept = links.get(code);
    if (!kept) return ask(code);
    if (now() - kept.at < FRESH_MS) return kept.link;
    const fresh = ask(code).catch(() => kept.link);
    // A code that was unknown a while ago may be known now: that is worth waiting for.
    return kept.link ? within(PATIENCE_MS, fresh, kept.link) : fresh;
  };
  return { find, forget: (code) => void links.delete(code) };
}

/** A tenth goes at once: the oldest entries stand first in a Map. */
function forgetOldest(links: Map<string, Kept>): void {
  let left = KEPT / 10;
  for (const code of links.keys()) {
    if (left === 0) return;
    links.delete(code);
    left -= 1;
  }
}

function within<T>(ms: number, answer: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), ms);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
