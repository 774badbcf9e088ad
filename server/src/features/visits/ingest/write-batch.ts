// Works off a batch of hits: the hits, the visits they belong to and what they add to the sums appear together, in the
// transaction that takes the hits out of the intake, or not at all.
import { DIMENSIONS, NAMED } from '@rupor/shared/visits/dimensions';
import { nextVisit, VISIT_IDLE_MS } from '@rupor/shared/visits/visit-rule';
import type pg from 'pg';
import { sqlList } from '../../../lib/sql-list.ts';
import * as sql from '../queries/ingest.sql.ts';
import { type Happening, type Open, type Place, type Touched, writeRows } from './batch-rows.ts';
import type { Hit } from './hit.ts';
import { type Marks, marksOf, unknownWords } from './hit-words.ts';
import { momentOf } from './site-clock.ts';
import { type Amounts, createSums, type Sums } from './sums.ts';
import type { Words } from './words.ts';

/** Within a transaction that nobody else writes visits beside: whoever works off the intake does it alone. */
export type BatchWriter = (client: pg.PoolClient, hits: Hit[]) => Promise<void>;

export function createBatchWriter(words: Words): BatchWriter {
  return async (client, given) => {
    const hits = await onlyNew(client, given);
    hits.sort((a, b) => a.at - b.at);
    const { entries, places } = await openPlaces(client, hits);
    words.makeRoom();
    await words.learn(entries.flatMap((entry) => unknownWords(entry.hit, mayBegin(entry), words)));
    const newIds = await nextSessions(client, hits.filter(({ visitor }) => visitor !== null).length);
    const batch: Batch = { words, newIds, sums: createSums(), touched: new Map(), happenings: [] };
    for (const entry of entries) addHit(batch, entry);
    await writeRows(client, { ...batch, places, touched: [...batch.touched.values()] });
  };
}

/** A hit and the places of its visitor: under the name of the day, and under that of the day before where it may go on. */
interface Entry {
  hit: Hit;
  today: Place | null;
  yesterday: Place | null;
}

interface Batch {
  words: Words;
  /** Numbers for visits that begin. */
  newIds: bigint[];
  sums: Sums;
  touched: Map<bigint, Touched>;
  happenings: Happening[];
}

function addHit(batch: Batch, { hit, today, yesterday }: Entry): void {
  const { words, sums, happenings } = batch;
  if (today && yesterday) goOnOverMidnight(today, yesterday, hit);
  const session = today ? follow(batch, hit, today) : countAlone(sums, hit, marksOf(hit, words));
  if (session === undefined) return;
  happenings.push({ hit, session });
  const { number } = hit.site;
  if (hit.kind === 'view') {
    const word = words.idOf(number, hit.path);
    sums.add(hit.site, hit.at, { dimension: DIMENSIONS.path.id, word, amounts: { views: 1 } });
  }
  const dimension = NAMED[hit.kind];
  if (!dimension) return;
  const word = words.idOf(number, hit.name);
  sums.add(hit.site, hit.at, { dimension: DIMENSIONS[dimension].id, word, amounts: { named: 1 } });
}

/** The visit that the hit belongs to; undefined when it belongs to none and is left out. */
function follow({ words, newIds, sums, touched }: Batch, hit: Hit, place: Place): bigint | undefined {
  const isNamed = NAMED[hit.kind] !== undefined;
  const path = words.idOf(hit.site.number, hit.path);
  const marks = isOpen(place, hit) ? [] : marksOf(hit, words);
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
  Object.assign(place, { visit, isKnown: true, isChanged: true });
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
function countAlone(sums: Sums, hit: Hit, marks: Marks): null | undefined {
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
  const { rows } = await sql.query<{ site: number; nonce: string }>(client, sql.CLAIM_NONCES, [
    sqlList(numbered.map(({ site }) => site.number)),
    sqlList(numbered.map(({ nonce }) => nonce)),
    sqlList(numbered.map(({ at }) => at)),
  ]);
  const fresh = new Set(rows.map(({ site, nonce }) => `${site} ${nonce}`));
  // Twice in one batch: the first one takes the number away.
  return hits.filter(({ site, nonce }) => nonce === null || fresh.delete(`${site.number} ${nonce}`));
}

async function openPlaces(
  client: pg.PoolClient,
  hits: Hit[],
): Promise<{ entries: Entry[]; places: Map<string, Place> }> {
  const places = new Map<string, Place>();
  const placeOf = (site: number, visitor: string | null): Place | null => {
    if (visitor === null) return null;
    const key = `${site} ${visitor}`;
    const known = places.get(key);
    if (known) return known;
    const place: Place = { site, visitor, isKnown: false, isChanged: false, visit: null };
    places.set(key, place);
    return place;
  };
  const entries = hits.map((hit) => ({
    hit,
    today: placeOf(hit.site.number, hit.visitor),
    yesterday: placeOf(hit.site.number, hit.before),
  }));
  await readPlaces(client, places);
  return { entries, places };
}

async function readPlaces(client: pg.PoolClient, places: Map<string, Place>): Promise<void> {
  if (places.size === 0) return;
  const asked = [...places.values()];
  const { rows } = await sql.query<sql.OpenRow>(client, sql.READ_OPEN, [
    sqlList(asked.map(({ site }) => site)),
    sqlList(asked.map(({ visitor }) => visitor)),
  ]);
  for (const row of rows) {
    const place = places.get(`${row.site} ${row.visitor}`) ?? fail('a visitor nobody asked for');
    if (row.session === null) continue;
    place.isKnown = true;
    place.visit = {
      session: BigInt(row.session),
      startedAt: Math.round(row.started_at ?? 0),
      lastAt: Math.round(row.last_at),
      views: row.views,
      named: row.named,
      exit: row.exit ?? 0,
      marks: row.marks ?? [],
    };
  }
}

/**
 * The visit of yesterday's name that still goes on moves to today's, and has ended under the old one: were it to grow in
 * both places, one would overwrite the other.
 */
function goOnOverMidnight(today: Place, yesterday: Place, hit: Hit): void {
  if (today.visit || !yesterday.visit || !isOpen(yesterday, hit)) return;
  Object.assign(today, { visit: yesterday.visit, isKnown: true });
  Object.assign(yesterday, { visit: { ...yesterday.visit, lastAt: 0 }, isChanged: true });
}

function isOpen({ visit }: Place, { at }: Hit): boolean {
  return visit !== null && at - visit.lastAt < VISIT_IDLE_MS;
}

/** By what was there before the batch: one that began in it is asked about too often, which only costs a look. */
function mayBegin({ hit, today, yesterday }: Entry): boolean {
  return ![today, yesterday].some((place) => place !== null && isOpen(place, hit));
}

async function nextSessions(client: pg.PoolClient, count: number): Promise<bigint[]> {
  if (count === 0) return [];
  const { rows } = await sql.query<{ id: string }>(client, sql.NEXT_SESSIONS, [count]);
  return rows.map(({ id }) => BigInt(id)).reverse();
}

function fail(message: string): never {
  throw new Error(message);
}
