// Hits between their acceptance and the moment they are worked off: the text of one commit. Each is a row of values without
// the empty ones at its end; sites, agents and texts that come often stand once. Nothing here is an address, and a visitor
// is a number of the day.
import { KINDS, type Kind } from '@rupor/shared/visits/dimensions';
import type { Agent } from './agent.ts';
import { type Hit, NO_UTM } from './hit.ts';

/** Goes up when rows are read in another way; the ones before it have to be read too, as long as any may be there. */
const VERSION = 2;
/** In it each text stood in the row itself. */
const TEXTS_IN_ROWS = 1;

type Value = string | number | null;
type NamedAgent = readonly [device: string, browser: string, system: string];

interface Chunk {
  v: typeof VERSION | typeof TEXTS_IN_ROWS;
  sites: [number: number, timeZone: string][];
  agents: NamedAgent[];
  texts?: string[];
  hits: Value[][];
}

export function encodeHits(hits: readonly Hit[]): string {
  const sites = createList<Hit['site'], Chunk['sites'][number]>(({ number, timeZone }) => [number, timeZone]);
  const agents = createList<Agent, NamedAgent>(({ device, browser, system }) => [device, browser, system]);
  const texts = createList<string, string>((text) => text);
  // The empty one is zero.
  texts.indexOf('');
  const rows = hits.map((hit) =>
    rowOf(hit, { site: sites.indexOf(hit.site), agent: agents.indexOf(hit.agent), textOf: texts.indexOf }),
  );
  const chunk: Chunk = {
    ...{ v: VERSION, sites: sites.values, agents: agents.values, texts: texts.values },
    hits: rows,
  };
  return JSON.stringify(chunk);
}

interface Places {
  site: number;
  agent: number;
  textOf(text: string): number;
}

/** What comes most often stands first, and mostly alone. */
function rowOf(hit: Hit, { site, agent, textOf }: Places): Value[] {
  const row = [
    hit.at,
    site,
    agent,
    KINDS[hit.kind],
    textOf(hit.host),
    textOf(hit.path),
    hit.visitor,
    hit.nonce,
    textOf(hit.language),
    textOf(hit.referrerHost),
  ];
  if (isPlain(hit)) return row;
  const { utm } = hit;
  row.push(textOf(hit.country), textOf(hit.region), hit.before, textOf(hit.name), hit.number);
  row.push(textOf(utm.source), textOf(utm.medium), textOf(utm.campaign), textOf(utm.content));
  row.push(textOf(utm.term), textOf(hit.link), textOf(hit.bucket));
  return row;
}

function isPlain({ utm, country, region, before, name, number }: Hit): boolean {
  const isSaid = country !== '' || region !== '' || name !== '' || number !== null || before !== null;
  // Link and bucket stand among the marks of an address.
  return utm === NO_UTM && !isSaid;
}

/** Each object once, by where it stands. Sites and agents are remembered by the counter, so the same is the same object. */
function createList<Thing, Said>(say: (thing: Thing) => Said) {
  const places = new Map<Thing, number>();
  const values: Said[] = [];
  return {
    values,
    indexOf(thing: Thing): number {
      let place = places.get(thing);
      if (place === undefined) {
        place = values.push(say(thing)) - 1;
        places.set(thing, place);
      }
      return place;
    },
  };
}

const KIND_BY_NUMBER = new Map(
  Object.entries(KINDS).map(([kind, number]) => [number as number, kind as Kind]),
);

/** Throws when the text is none that this version knows. */
export function decodeHits(text: string): Hit[] {
  const { v, sites, agents, hits, texts } = JSON.parse(text) as Chunk;
  if (v !== VERSION && v !== TEXTS_IN_ROWS) throw new Error(`hits of version ${String(v)} cannot be read`);
  const known = sites.map(([number, timeZone]) => ({ number, timeZone }));
  const names = agents.map(([device, browser, system]) => ({ isBot: false, device, browser, system }));
  return hits.map((row) => {
    const text = (at: number) => (texts ? the(texts[Number(row[at] ?? 0)]) : String(row[at] ?? ''));
    const orNull = (at: number) => (row[at] === undefined || row[at] === null ? null : String(row[at]));
    const number = (at: number) => (typeof row[at] === 'number' ? row[at] : null);
    return {
      at: number(0) ?? 0,
      site: the(known[number(1) ?? -1]),
      agent: the(names[number(2) ?? -1]),
      kind: the(KIND_BY_NUMBER.get(number(3) ?? 0)),
      host: text(4),
      path: text(5),
      visitor: orNull(6),
      nonce: number(7),
      language: text(8),
      referrerHost: text(9),
      country: text(10),
      region: text(11),
      before: orNull(12),
      name: text(13),
      number: number(14),
      utm: { source: text(15), medium: text(16), campaign: text(17), content: text(18), term: text(19) },
      link: text(20),
      bucket: text(21),
    };
  });
}

function the<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a hit names what is not there');
  return value;
}
