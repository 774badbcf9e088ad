// One batch of hits, in one transaction: the hits, the visits they belong to and what they add to the sums appear together
// or not at all. Nothing is acknowledged before the commit, so a batch that failed may be written again.
import { DIMENSIONS, NAMED } from '@rupor/shared/visits/dimensions';
import { nextVisit, VISIT_IDLE_MS } from '@rupor/shared/visits/visit-rule';
import type pg from 'pg';
import { retryConflicts } from '../../../lib/db-errors.ts';
import * as sql from '../queries/ingest.sql.ts';
import { type Happening, type Open, type Place, type Touched, writeRows } from './batch-rows.ts';
import type { Hit } from './hit.ts';
import { type Marks, marksOf, wordsOf } from './hit-words.ts';
import { momentOf } from './site-clock.ts';
import { type Amounts, createSums, type Sums } from './sums.ts';
import type { Words } from './words.ts';

export function createBatchWriter(pool: pg.Pool, words: Words): (hits: Hit[]) => Promise<void> {
  return async (hits) => {
    await words.learn(hits.flatMap(wordsOf));
    await retryConflicts(() => inTransaction(pool, (client) => writeBatch(client, words, hits)));
  };
}

async function inTransaction(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    await run(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch((problem: Error) => {
      broken = problem;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function writeBatch(client: pg.PoolClient, words: Words, given: Hit[]): Promise<void> {
  const hits = await onlyNew(client, given);
  const places = await openPlaces(client, hits);
  const newIds = await nextSessions(client, hits.filter(({ visitor }) => visitor !== null).length);
  const sums = createSums();
  const touched = new Map<bigint, Touched>();
  const happenings: Happening[] = [];
  for (const hit of hits) {
    const marks = marksOf(hit, words);
    const path = words.idOf(hit.site.number, hit.path);
    const session = hit.visitor === null ? countAlone(sums, hit, { marks }) : follow({ hit, marks, path });
    if (session === undefined) continue;
    happenings.push({ hit, session });
    const { number: site } = hit.site;
    if (hit.kind === 'view')
      sums.add(hit.site, hit.at, { dimension: DIMENSIONS.path.id, word: path, amounts: { views: 1 } });
    const dimension = NAMED[hit.kind];
    if (dimension)
      sums.add(hit.site, hit.at, {
        dimension: DIMENSIONS[dimension].id,
        word: words.idOf(site, hit.name),
        amounts: { named: 1 },
      });
  }
  await writeRows(client, { words, happenings, touched: [...touched.values()], places, sums });

  /** The visit that the hit belongs to; undefined when it belongs to none and is left out. */
  function follow({ hit, marks, path }: { hit: Hit; marks: Marks; path: number }): bigint | undefined {
    const place = placeOf(places, hit);
    const isNamed = NAMED[hit.kind] !== undefined;
    const next = nextVisit(
      place.visit,
      { at: hit.at, isView: hit.kind === 'view', isNamed, path, marks },
      () => newIds.pop() ?? fail('no number for a new visit'),
    );
    if (!next) return undefined;
    const { visit, change } = next;
    const isNew = change.begins && !cameOnThatDay(place, hit);
    const shown = { views: Number(hit.kind === 'view'), named: Number(isNamed) };
    const grown = {
      visits: Number(change.begins),
      visitors: Number(isNew),
      bounces: change.bounces,
      seconds: change.seconds,
    };
    const add = (at: number, amounts: Partial<Amounts>) =>
      sums.addToVisit(hit.site, at, { marks: visit.marks, amounts });
    if (change.begins) add(hit.at, { ...shown, ...grown });
    else {
      if (change.bounces !== 0 || change.seconds !== 0) add(visit.startedAt, grown);
      if (hit.kind === 'view' || isNamed) add(hit.at, shown);
    }
    moveExit(sums, hit, { visit, change });
    place.visit = visit;
    place.isKnown = true;
    place.isChanged = true;
    const before = touched.get(visit.session);
    touched.set(visit.session, {
      site: hit.site.number,
      visitor: place.visitor,
      isNew: before?.isNew ?? isNew,
      begins: before?.begins ?? change.begins,
      visit,
    });
    return visit.session;
  }
}

/** Visitors are counted once on each day of the site on which a visit of theirs begins. */
function cameOnThatDay({ isKnown, visit }: Place, { site, at }: Hit): boolean {
  if (!isKnown || !visit) return false;
  return momentOf(visit.startedAt, site.timeZone).day === momentOf(at, site.timeZone).day;
}

function moveExit(
  sums: Sums,
  { site }: Hit,
  { visit, change }: { visit: Open; change: { begins: boolean; exitFrom: number | null } },
): void {
  const dimension = DIMENSIONS.exit.id;
  if (change.exitFrom !== null)
    sums.add(site, visit.startedAt, { dimension, word: change.exitFrom, amounts: { visits: -1 } });
  if (change.exitFrom !== null || change.begins)
    sums.add(site, visit.startedAt, { dimension, word: visit.exit, amounts: { visits: 1 } });
}

/** Where nobody is known: the view itself, under what it came with. */
function countAlone(sums: Sums, hit: Hit, { marks }: { marks: Marks }): null | undefined {
  if (hit.kind === 'beat') return undefined;
  const isNamed = NAMED[hit.kind] !== undefined;
  sums.addToVisit(hit.site, hit.at, {
    marks,
    amounts: { views: Number(hit.kind === 'view'), named: Number(isNamed) },
  });
  return null;
}

async function onlyNew(client: pg.PoolClient, hits: Hit[]): Promise<Hit[]> {
  const numbered = hits.filter(({ nonce }) => nonce !== null);
  if (numbered.length === 0) return hits;
  const sorted = numbered.toSorted(
    (a, b) => a.site.number - b.site.number || Number((a.nonce ?? 0n) - (b.nonce ?? 0n)),
  );
  const { rows } = await sql.query<{ site: number; nonce: string }>(client, sql.CLAIM_NONCES, [
    sorted.map(({ site }) => site.number),
    sorted.map(({ nonce }) => nonce),
    sorted.map(({ at }) => at),
  ]);
  const fresh = new Set(rows.map(({ site, nonce }) => `${site} ${nonce}`));
  // Twice in one batch: the first one takes the number away.
  return hits.filter(({ site, nonce }) => nonce === null || fresh.delete(`${site.number} ${nonce}`));
}

async function openPlaces(client: pg.PoolClient, hits: Hit[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  const known = hits.filter(({ visitor }) => visitor !== null);
  if (known.length === 0) return places;
  await sql.query(client, sql.PLACE_VISITORS, [
    known.map(({ site }) => site.number),
    known.map(({ visitor }) => visitor),
  ]);
  const asked = known.flatMap(({ site, visitor, before }) =>
    before === null
      ? [[site.number, visitor]]
      : [
          [site.number, visitor],
          [site.number, before],
        ],
  );
  const { rows } = await sql.query<sql.OpenRow>(client, sql.LOCK_VISITORS, [
    asked.map(([site]) => site),
    asked.map(([, visitor]) => visitor),
  ]);
  for (const row of rows) {
    const visitor = BigInt(row.visitor);
    places.set(`${row.site} ${visitor}`, {
      site: row.site,
      visitor,
      isKnown: row.session !== null,
      isChanged: false,
      visit:
        row.session === null
          ? null
          : {
              session: BigInt(row.session),
              startedAt: Math.round(row.started_at ?? 0),
              lastAt: Math.round(row.last_at),
              views: row.views,
              named: row.named,
              exit: row.exit ?? 0,
              marks: row.marks ?? [],
            },
    });
  }
  return places;
}

/** Today's row, unless the visit of yesterday's name still goes on. */
function placeOf(places: Map<string, Place>, { site, visitor, before, at }: Hit): Place {
  const today = places.get(`${site.number} ${visitor}`) ?? fail('a visitor without a row');
  if (today.visit || before === null) return today;
  const yesterday = places.get(`${site.number} ${before}`);
  return yesterday?.visit && at - yesterday.visit.lastAt < VISIT_IDLE_MS ? yesterday : today;
}

async function nextSessions(client: pg.PoolClient, count: number): Promise<bigint[]> {
  if (count === 0) return [];
  const { rows } = await sql.query<{ id: string }>(client, sql.NEXT_SESSIONS, [count]);
  return rows.map(({ id }) => BigInt(id)).reverse();
}

function fail(message: string): never {
  throw new Error(message);
}
