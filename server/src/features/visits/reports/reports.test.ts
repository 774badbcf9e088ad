// Every report against a log of what was really done, kept by the test beside what it sends.
import { DAY_MS } from '@rupor/shared/lib/durations';
import { RETENTION_WEEKS, type VisitFilter } from '@rupor/shared/visits/questions';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOrganization, type Person } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';
import { CHROME, createSite, hello, type TestSite } from '../../../../test/visits.ts';
import { foldVisits } from '../fold.service.ts';
import { writeBlock, writeTrails } from './trails.service.ts';

const START = Date.parse('2026-11-16T06:00:00Z');
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
let now = START;
const test = useTestApp({
  env: { TRUST_PROXY: '1' },
  adjust: (app) => {
    app.clock = { now: () => new Date(now) };
  },
});

interface Sent {
  at: number;
  person: number;
  kind: 'view' | 'custom' | 'formSent';
  path: string;
  name: string;
}
interface Visit {
  hits: Sent[];
  /** Of this person on that day. */
  isFirst: boolean;
  source: string;
  device: string;
  campaign: string;
}

const PAGES = ['/', '/vstupit', '/novosti', '/kontakty'];
const CAMPAIGNS = ['202611_noch', '202611_kaska', ''];
const period = { from: '2026-11-16', to: '2026-11-18' };
const dayOf = (at: number) => new Date(at + 5 * 3_600_000).toISOString().slice(0, 10);
/** mulberry32: the same visits on every run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Three days of fifteen people: some visits of one page, some that go through the form, some twice a day. */
async function walk(site: TestSite): Promise<Visit[]> {
  const random = randomOf(7);
  const visits: Visit[] = [];
  for (let day = 0; day < 3; day += 1)
    for (let visit = 0; visit < 14; visit += 1) {
      now = START + day * DAY_MS + visit * 5 * 60_000 + (visit >= 10 ? 3 * 3_600_000 : 0);
      const person = visit >= 10 ? visit - 10 : visit;
      const campaign = CAMPAIGNS[random(3)] ?? '';
      const mark = campaign ? `?utm_source=vk&utm_campaign=${campaign}` : '';
      const isPhone = person % 3 === 0;
      const hits: Sent[] = [];
      const length = 1 + random(4);
      for (let step = 0; step < length; step += 1) {
        const last = hits.at(-1);
        const kind =
          last?.path === '/vstupit' && random(2) === 0
            ? 'formSent'
            : step > 0 && random(5) === 0
              ? 'custom'
              : 'view';
        const path = kind === 'view' ? (PAGES[random(4)] ?? '/') : (last?.path ?? '/');
        const name = kind === 'formSent' ? 'vstuplenie' : kind === 'custom' ? `knopka-${random(2)}` : '';
        hits.push({ at: now, person, kind, path, name });
        const { status } = await hello(
          test,
          {
            k: site.key,
            t: kind,
            u: `https://profsoyuz.example${path}${step === 0 ? mark : ''}`,
            ...(name ? { n: name } : {}),
          },
          { 'x-forwarded-for': `192.0.2.${person}`, 'user-agent': isPhone ? PHONE : CHROME },
        );
        expect(status).toBe(202);
        now += 20_000 + random(20) * 1_000;
      }
      visits.push({
        hits,
        isFirst: !visits.some(
          (before) => firstOf(before).person === person && dayOf(firstOf(before).at) === dayOf(now),
        ),
        campaign,
        source: campaign ? 'vk' : 'unknown',
        device: isPhone ? 'mobile' : 'desktop',
      });
    }
  now = START + 3 * DAY_MS;
  return visits;
}

async function writeTrailsUntil(at: number): Promise<void> {
  now = at;
  const sites = await test.app.db.site.findMany({ select: { number: true } });
  for (const { number } of sites) while ((await writeTrails(test.app, number)) > 0);
  now = START + 3 * DAY_MS;
}

/** Answers how many days were kept as blocks. */
async function keepBlocksUntil(at: number, number: number): Promise<number> {
  await writeTrailsUntil(at);
  now = at;
  let days = 0;
  while ((await writeBlock(test.app, { number, retentionDays: 400 })) > 0) days += 1;
  now = START + 3 * DAY_MS;
  return days;
}

const count = (visits: Visit[], is: (hit: Sent) => boolean) =>
  visits.flatMap(({ hits }) => hits).filter(is).length;
const isNamed = ({ kind }: Sent) => kind !== 'view';
const firstOf = ({ hits }: Visit) => hits[0] ?? never();
const lastOf = ({ hits }: Visit) => hits.at(-1) ?? never();
function never(): never {
  throw new Error('a visit without a hit');
}

function amountsOf(visits: Visit[]) {
  return {
    views: count(visits, ({ kind }) => kind === 'view'),
    visits: visits.length,
    visitors: visits.filter(({ isFirst }) => isFirst).length,
    bounces: visits.filter(({ hits }) => hits.length === 1 && hits[0]?.kind === 'view').length,
    seconds: visits.reduce(
      (sum, visit) => sum + Math.floor((lastOf(visit).at - firstOf(visit).at) / 1000),
      0,
    ),
    named: count(visits, isNamed),
  };
}

let site: TestSite;
let owner: Person;
let truth: Visit[];
beforeAll(async () => {
  const made = await createOrganization(test, { roles: [] });
  owner = made.owner;
  site = await createSite(test, made.organization.id);
  truth = await walk(site);
});
const asked = (filters: VisitFilter[] = []) => ({ siteId: site.id, ...period, filters });
const equal = (by: VisitFilter['by'], value: string): VisitFilter => ({ by, is: 'equal', value });

describe('numbers of a period', () => {
  it('equal the log, before and after they are folded', async () => {
    const before = await owner.call.visits.overview(asked());
    expect(before).toMatchObject({
      totals: amountsOf(truth),
      before: null,
      countedSince: period.from,
      window: { basis: 'sums', isCut: false },
      isImported: false,
    });
    while ((await foldVisits(test.app)) > 0);
    expect(await owner.call.visits.overview(asked())).toEqual(before);
  });

  it('equal the log by day and by hour', async () => {
    const days = await owner.call.visits.series({ ...asked(), unit: 'day' });
    for (const { at, ...point } of days.points)
      expect([at, point]).toMatchObject([at, pick(truth.filter((visit) => dayOf(firstOf(visit).at) === at))]);
    expect(days.points.map(({ at }) => at)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
    const hours = await owner.call.visits.series({ ...asked(), unit: 'hour' });
    expect(hours.points).toHaveLength(72);
    const sum = (name: 'views' | 'visits') =>
      hours.points.reduce((all, point) => all + (point[name] ?? 0), 0);
    expect([sum('views'), sum('visits')]).toEqual([amountsOf(truth).views, truth.length]);
  });

  it('equal the log by every kind of dimension', async () => {
    const panel = (by: VisitFilter['by']) => owner.call.visits.panel({ ...asked(), by, limit: 50 });
    const sources = await panel('source');
    for (const { value, ...amounts } of sources.rows)
      expect([value, amounts]).toEqual([value, amountsOf(truth.filter(({ source }) => source === value))]);
    const campaigns = await panel('utmCampaign');
    expect(campaigns.rows).toHaveLength(2);
    expect((campaigns.total.visits ?? 0) - (campaigns.known.visits ?? 0)).toBe(
      truth.filter(({ campaign }) => !campaign).length,
    );
    const pages = await panel('path');
    for (const { value, views, visits } of pages.rows)
      expect([value, views, visits]).toEqual([
        value,
        count(truth, ({ kind, path }) => kind === 'view' && path === value),
        null,
      ]);
    const exits = await panel('exit');
    for (const { value, visits } of exits.rows) {
      const ended = truth.filter(({ hits }) => hits.findLast(({ kind }) => kind === 'view')?.path === value);
      expect([value, visits]).toEqual([value, ended.length]);
    }
    const { rows, hasMore } = await owner.call.visits.panel({ ...asked(), by: 'path', limit: 1 });
    expect([rows, hasMore]).toEqual([pages.rows.slice(0, 1), true]);
    const found = await owner.call.visits.panel({ ...asked(), by: 'path', search: 'НОВО' });
    expect(found.rows).toEqual([]);
    expect((await owner.call.visits.panel({ ...asked(), by: 'path', search: 'ovos' })).rows).toHaveLength(1);
  });
});

describe('filters', () => {
  it.each([
    { days: 1.5, blocks: 0 },
    { days: 3, blocks: 0 },
    { days: 2.2, blocks: 2 },
    { days: 3, blocks: 1 },
  ])(
    'on marks, on pages and on what was not, equal the log: trails of $days days, blocks of $blocks more',
    async ({ days, blocks }) => {
      if (blocks === 0) await writeTrailsUntil(START + days * DAY_MS);
      else expect(await keepBlocksUntil(START + days * DAY_MS, site.number)).toBe(blocks);
      const cases: [VisitFilter[], (visit: Visit) => boolean][] = [
        [[equal('source', 'vk')], ({ source }) => source === 'vk'],
        [
          [equal('device', 'mobile'), equal('utmCampaign', '202611_noch')],
          ({ device, campaign }) => device === 'mobile' && campaign === '202611_noch',
        ],
        [
          [{ by: 'utmCampaign', is: 'not', value: '202611_noch' }],
          ({ campaign }) => campaign !== '202611_noch',
        ],
        [
          [{ by: 'utmCampaign', is: 'contains', value: 'KASK' }],
          ({ campaign }) => campaign === '202611_kaska',
        ],
        [
          [equal('path', '/vstupit'), equal('source', 'vk')],
          ({ hits, source }) =>
            source === 'vk' && hits.some(({ kind, path }) => kind === 'view' && path === '/vstupit'),
        ],
        [
          [{ by: 'path', is: 'not', value: '/vstupit' }],
          ({ hits }) => !hits.some(({ kind, path }) => kind === 'view' && path === '/vstupit'),
        ],
        [[equal('form', 'vstuplenie')], ({ hits }) => hits.some(({ kind }) => kind === 'formSent')],
        [[equal('utmCampaign', 'never-was')], () => false],
      ];
      for (const [filters, fits] of cases) {
        const wanted = truth.filter(fits);
        const { totals, window } = await owner.call.visits.overview(asked(filters));
        expect([filters, totals, window.basis]).toEqual([filters, amountsOf(wanted), 'visits']);
        const { points } = await owner.call.visits.series({ ...asked(filters), unit: 'day' });
        for (const { at, ...point } of points)
          expect([at, point]).toEqual([at, pick(wanted.filter((visit) => dayOf(firstOf(visit).at) === at))]);
        expect(points).toHaveLength(3);
        const { points: hours } = await owner.call.visits.series({ ...asked(filters), unit: 'hour' });
        expect(hours.reduce((all, { visits }) => all + (visits ?? 0), 0)).toBe(wanted.length);
        const pages = await owner.call.visits.panel({ ...asked(filters), by: 'path', limit: 50 });
        expect(pages.known.views ?? 0).toBe(amountsOf(wanted).views);
        expect(pages.total).toEqual(amountsOf(wanted));
        const devices = await owner.call.visits.panel({ ...asked(filters), by: 'device' });
        for (const { value, ...amounts } of devices.rows)
          expect(amounts).toEqual(amountsOf(wanted.filter(({ device }) => device === value)));
      }
    },
  );

  it('say from when single visits are kept, and nothing where visits are not told apart', async () => {
    const { id, organizationId } = await test.app.db.site.findUniqueOrThrow({ where: { id: site.id } });
    await test.app.db.site.update({ where: { id }, data: { retentionDays: 2 } });
    const filters = [equal('source', 'vk')];
    const cut = await owner.call.visits.overview(asked(filters));
    expect(cut.window).toEqual({ basis: 'visits', from: '2026-11-18', to: period.to, isCut: true });
    expect((await owner.call.visits.overview(asked())).totals.visits).toBe(truth.length);
    await test.app.db.site.update({ where: { id }, data: { retentionDays: 400 } });
    const alone = await createSite(test, organizationId, { mode: 'aggregate' });
    now = START + DAY_MS;
    await hello(test, { k: alone.key, u: 'https://profsoyuz.example/' });
    now = START + 3 * DAY_MS;
    const of = { siteId: alone.id, ...period };
    const { totals } = await owner.call.visits.overview(of);
    expect(totals).toEqual({
      views: 1,
      visits: null,
      visitors: null,
      bounces: null,
      seconds: null,
      named: 0,
    });
    expect(await owner.call.visits.overview({ ...of, filters })).toMatchObject({
      window: { basis: 'none' },
      totals: { views: null },
    });
  });
});

describe('goals and funnels', () => {
  it('follow a visit that goes on after its trail was written', async () => {
    const late = await createSite(test, owner.organizationId);
    const see = async (path: string) => {
      await hello(test, { k: late.key, u: `https://profsoyuz.example${path}` }, { 'user-agent': CHROME });
    };
    const steps = ['/', '/vstupit'].map((pattern) => ({ kind: 'page' as const, pattern }));
    const ask = () => owner.call.visits.funnels.report({ siteId: late.id, ...period, filters: [], steps });
    now = START + 2 * DAY_MS;
    await see('/');
    await writeTrailsUntil(now + 3_600_000);
    expect((await ask()).steps.map(({ visits }) => visits)).toEqual([1, 0]);
    // Another process, a slower clock.
    now = START + 2 * DAY_MS + 600_000;
    await see('/vstupit');
    now = START + 3 * DAY_MS;
    expect((await ask()).steps.map(({ visits }) => visits)).toEqual([1, 1]);
    await writeTrailsUntil(now);
    expect((await ask()).steps.map(({ visits }) => visits)).toEqual([1, 1]);
  });

  it('follow a visit of a day that was kept as a block', async () => {
    const late = await createSite(test, owner.organizationId);
    const kept = async () =>
      (await test.app.pool.query('SELECT day::text FROM visit_block WHERE site = $1', [late.number])).rows;
    const see = (path: string) =>
      hello(test, { k: late.key, u: `https://profsoyuz.example${path}` }, { 'user-agent': CHROME });
    const steps = ['/', '/vstupit'].map((pattern) => ({ kind: 'page' as const, pattern }));
    const ask = async () =>
      (await owner.call.visits.funnels.report({ siteId: late.id, ...period, filters: [], steps })).steps.map(
        ({ visits }) => visits,
      );
    now = START + DAY_MS;
    await see('/');
    expect(await keepBlocksUntil(START + 3 * DAY_MS, late.number)).toBe(2);
    expect(await kept()).toContainEqual({ day: '2026-11-17' });
    expect(await ask()).toEqual([1, 0]);
    now = START + DAY_MS + 600_000;
    await see('/vstupit');
    now = START + 3 * DAY_MS;
    // The block is there still and must not be read.
    expect(await kept()).toHaveLength(2);
    expect(await ask()).toEqual([1, 1]);
    await writeTrailsUntil(now);
    expect(await kept()).toEqual([{ day: '2026-11-18' }]);
    expect(await ask()).toEqual([1, 1]);
    expect(await keepBlocksUntil(now, late.number)).toBe(1);
    expect(await ask()).toEqual([1, 1]);
  });

  it.each(['Pacific/Kiritimati', 'America/St_Johns'])(
    'begin and end with the days of %s',
    async (timeZone) => {
      const far = await createSite(test, owner.organizationId, { timeZone });
      const midnights = ['2026-11-16', '2026-11-17'].map((day) => midnightOf(day, timeZone));
      const [begins = 0, ends = 0] = midnights;
      for (const [person, at] of [begins - 60_000, begins, ends - 60_000, ends].entries()) {
        now = at;
        const headers = { 'x-forwarded-for': `192.0.2.${person}`, 'user-agent': CHROME };
        await hello(test, { k: far.key, u: `https://profsoyuz.example/?utm_source=p${person}` }, headers);
      }
      const ask = async () =>
        (
          await owner.call.visits.panel({
            siteId: far.id,
            from: period.from,
            to: period.from,
            filters: [equal('path', '/')],
            by: 'utmSource',
          })
        ).rows.map(({ value }) => value);
      now = START + 3 * DAY_MS;
      expect(await ask()).toEqual(['p1', 'p2']);
      expect(await keepBlocksUntil(now, far.number)).toBeGreaterThan(0);
      expect(await ask()).toEqual(['p1', 'p2']);
    },
  );

  it('equal the log, with the source of the visit', async () => {
    const siteId = site.id;
    await owner.call.visits.goals.create({ siteId, name: 'Заявка', kind: 'form', pattern: 'vstuplenie' });
    await owner.call.visits.goals.create({ siteId, name: 'Кнопки', kind: 'custom', pattern: 'knopka-*' });
    await owner.call.visits.goals.create({ siteId, name: 'Контакты', kind: 'page', pattern: '/kont*' });
    const { goals, visits } = await owner.call.visits.goals.report(asked());
    expect(visits).toBe(truth.length);
    const rules: ((hit: Sent) => boolean)[] = [
      ({ kind }) => kind === 'formSent',
      ({ kind }) => kind === 'custom',
      ({ kind, path }) => kind === 'view' && path === '/kontakty',
    ];
    goals.forEach((goal, at) => {
      const fits = rules[at] ?? never;
      const reached = truth.filter(({ hits }) => hits.some(fits));
      expect([goal.goal.name, goal.conversions, goal.visits]).toEqual([
        goal.goal.name,
        count(truth, fits),
        reached.length,
      ]);
      for (const row of goal.rows)
        expect(row.visits).toBe(reached.filter(({ source }) => source === row.value).length);
    });
  });

  it('count a visit for a step only after the one before', async () => {
    const steps = [
      { kind: 'page' as const, pattern: '*' },
      { kind: 'page' as const, pattern: '/vstupit' },
      { kind: 'form' as const, pattern: '*' },
    ];
    const report = await owner.call.visits.funnels.report({ ...asked(), steps });
    const came = (visit: Visit) => {
      const second = visit.hits.findIndex(
        ({ kind, path }, at) => at > 0 && kind === 'view' && path === '/vstupit',
      );
      const third =
        second < 0 ? -1 : visit.hits.findIndex(({ kind }, at) => at > second && kind === 'formSent');
      return third >= 0 ? 3 : second >= 0 ? 2 : 1;
    };
    expect(report.steps.map(({ visits }) => visits)).toEqual(
      [1, 2, 3].map((step) => truth.filter((visit) => came(visit) >= step).length),
    );
    const narrowed = await owner.call.visits.funnels.report({ ...asked([equal('source', 'vk')]), steps });
    expect(narrowed.steps[2]?.visits).toBe(
      truth.filter((visit) => visit.source === 'vk' && came(visit) === 3).length,
    );
  });
});

describe('now, state and retention', () => {
  it('tell the last 30 minutes and what was refused', async () => {
    now = START + 4 * DAY_MS;
    await hello(test, { k: site.key, u: 'https://profsoyuz.example/' });
    await hello(test, { k: site.key, u: 'https://profsoyuz.example/kontakty' });
    now += 60_000;
    const shown = await owner.call.visits.now({ siteId: site.id });
    expect(shown).toMatchObject({ views: 2, visitors: 1, sources: [{ value: 'unknown', visits: 1 }] });
    expect(shown.minutes).toHaveLength(30);
    expect(shown.minutes.at(-2)).toMatchObject({ views: 2 });
    expect(shown).toMatchObject({ at: new Date(now).toISOString(), isLate: false });
    const waiting = new Date(now - 10_000).toISOString();
    const { rows } = await test.app.pool.query<{ id: string }>(
      `INSERT INTO intake (kind, received_at, items, payload) VALUES ('visits', $1, 1, '') RETURNING id`,
      [waiting],
    );
    expect(await owner.call.visits.now({ siteId: site.id })).toMatchObject({ at: waiting, isLate: true });
    await test.app.pool.query('DELETE FROM intake WHERE id = $1', [rows[0]?.id]);
    await hello(test, { k: site.key, u: 'https://profsoyuz.example/' }, { dnt: '1' });
    const of = { siteId: site.id, from: '2026-11-20', to: '2026-11-20' };
    await expect
      .poll(async () => (await owner.call.visits.state(of)).refusals, { timeout: 20_000 })
      .toEqual([{ reason: 'do_not_follow', count: 1 }]);
    expect((await owner.call.visits.state(of)).latestAt).toBe(new Date(START + 4 * DAY_MS).toISOString());
  });

  it('know who came again only of those who agreed', async () => {
    const { organizationId } = owner;
    const agreed = await createSite(test, organizationId, { mode: 'consented' });
    const come = (name?: string) =>
      hello(test, { k: agreed.key, u: 'https://profsoyuz.example/', ...(name ? { c: name } : {}) });
    now = Date.parse('2026-11-03T10:00:00Z');
    await Promise.all([come('first-person'), come('second-person'), come()]);
    now = Date.parse('2026-11-20T10:00:00Z');
    await Promise.all([come('first-person'), come('third-person'), come()]);
    const { isPossible, weeks } = await owner.call.visits.retention({ siteId: agreed.id });
    expect([isPossible, weeks.length]).toEqual([true, RETENTION_WEEKS]);
    expect(weeks.find(({ week }) => week === '2026-11-02')).toEqual({
      week: '2026-11-02',
      visitors: 2,
      returned: [0, 1],
    });
    expect(weeks.at(-1)).toEqual({ week: '2026-11-16', visitors: 1, returned: [] });
    expect((await owner.call.visits.retention({ siteId: site.id })).isPossible).toBe(false);
  });
});

function midnightOf(day: string, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const shift = Date.parse(`${clock.format(Date.parse(day)).replace(' ', 'T')}Z`) - Date.parse(day);
  return Date.parse(day) - shift;
}

function pick(visits: Visit[]) {
  const { views, visits: all, visitors } = amountsOf(visits);
  return { views, visits: all, visitors };
}
