import { DIMENSIONS, VISIT_MARKS } from '@rupor/shared/visits/dimensions';
import { REFUSALS } from '@rupor/shared/visits/refusals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createSite, hello, knock, type TestSite } from '../../../test/visits.ts';
import { foldVisitsJob } from './fold.job.ts';
import { foldVisits } from './fold.service.ts';
import { encodeHits } from './ingest/chunk.ts';
import { readSaid } from './ingest/hit.ts';
import { compareDay, keepVisits } from './keep.service.ts';
import { writeBlock, writeTrails } from './reports/trails.service.ts';

let now = Date.parse('2026-11-23T10:00:00Z');
const test = useTestApp({
  env: { TRUST_PROXY: '1' },
  adjust: (app) => {
    app.clock = { now: () => new Date(now) };
  },
});
const page = (key: string, path = '/', more: object = {}) => ({
  k: key,
  u: `https://profsoyuz.example${path}`,
  ...more,
});

async function newSite(options: Parameters<typeof createSite>[2] = {}): Promise<TestSite> {
  const { organization } = await createOrganization(test, { roles: [] });
  return createSite(test, organization.id, options);
}

async function rows<Row>(sql: string, ...values: unknown[]): Promise<Row[]> {
  return (await test.app.pool.query(sql, values)).rows as Row[];
}
const totalsOf = async ({ number }: TestSite) => {
  const [sum] = await rows<Record<string, string>>(
    `SELECT coalesce(sum(views), 0)::int AS views, coalesce(sum(visits), 0)::int AS visits,
       coalesce(sum(visitors), 0)::int AS visitors, coalesce(sum(bounces), 0)::int AS bounces,
       coalesce(sum(seconds), 0)::int AS seconds
     FROM (SELECT views, visits, visitors, bounces, seconds FROM visit_hour WHERE site = $1
       UNION ALL SELECT views, visits, visitors, bounces, seconds FROM visit_delta WHERE site = $1 AND dimension = 0) all_sums`,
    number,
  );
  return sum;
};
const refusedOf = async ({ number }: TestSite) => {
  await new Promise<void>((resolve) => setImmediate(resolve));
  const found = await rows<{ reason: number; count: string }>(
    'SELECT reason, sum(count) AS count FROM visit_refusal WHERE site = $1 GROUP BY reason',
    number,
  );
  return Object.fromEntries(
    found.map(({ reason, count }) => [
      Object.entries(REFUSALS).find(([, { id }]) => id === reason)?.[0],
      Number(count),
    ]),
  );
};

describe('a visit', () => {
  it('is answered after it is stored, under its source, and goes on until 30 idle minutes', async () => {
    const site = await newSite();
    const first = page(site.key, '/vstupit/?utm_source=VK&utm_campaign=202611_noch', {
      r: 'https://away.vk.com/x',
    });
    expect((await hello(test, first)).status).toBe(202);
    now += 60_000;
    expect((await hello(test, page(site.key, '/o-nas'))).status).toBe(202);
    now += 31 * 60_000;
    expect((await hello(test, page(site.key, '/vstupit'))).status).toBe(202);
    expect(await totalsOf(site)).toEqual({ views: 3, visits: 2, visitors: 1, bounces: 1, seconds: 60 });
    const sessions = await rows(
      `SELECT s.views, s.is_new, s.source, e.value AS entry, x.value AS exit, u.value AS utm FROM visit_session s
         JOIN visit_word e ON e.id = s.entry JOIN visit_word x ON x.id = s.exit
         LEFT JOIN visit_word u ON u.id = s.utm_source
       WHERE s.site = $1 ORDER BY s.started_at`,
      site.number,
    );
    expect(sessions).toEqual([
      { views: 2, is_new: true, source: 1, entry: '/vstupit', exit: '/o-nas', utm: 'vk' },
      { views: 1, is_new: false, source: 0, entry: '/vstupit', exit: '/vstupit', utm: null },
    ]);
  });

  it('goes on over midnight, when the salts change', async () => {
    const site = await newSite();
    now = Date.parse('2026-11-24T23:50:00Z');
    await hello(test, page(site.key, '/a'));
    now = Date.parse('2026-11-25T00:10:00Z');
    await hello(test, page(site.key, '/b'));
    now = Date.parse('2026-11-25T00:30:00Z');
    await hello(test, page(site.key, '/c'));
    expect(await totalsOf(site)).toMatchObject({ views: 3, visits: 1, visitors: 1 });
    // From a process whose clock is behind: a visit of its own, so that the one that went on keeps all that it has.
    now = Date.parse('2026-11-24T23:59:59Z');
    await hello(test, page(site.key, '/d'));
    expect(await totalsOf(site)).toMatchObject({ views: 4, visits: 2, visitors: 1 });
    const visits = await rows(
      'SELECT views FROM visit_session WHERE site = $1 ORDER BY started_at',
      site.number,
    );
    expect(visits).toEqual([{ views: 3 }, { views: 1 }]);
  });

  it('with a name that no database takes stops nobody', async () => {
    const site = await newSite();
    const half = `/${'я'.repeat(298)}\ud83d\ude00`;
    await hello(test, page(site.key, `${half}?utm_source=%00vk%0a`, { t: 'custom', n: 'a\ud800' }));
    await hello(test, page(site.key, '/'), {
      'user-agent': `Strange${'x'.repeat(3_000)}/1.0 (X11; Linux x86_64)`,
    });
    expect(await totalsOf(site)).toMatchObject({ views: 1, visits: 2 });
    expect(await rows('SELECT id FROM intake WHERE is_aside')).toEqual([]);
  });

  it('sent twice counts once', async () => {
    const site = await newSite();
    const sent = page(site.key, '/', { i: 123_456 });
    const answers = await Promise.all([hello(test, sent), hello(test, sent), hello(test, sent)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await totalsOf(site)).toMatchObject({ views: 1, visits: 1 });
  });

  it('of many people at once is told apart by address and browser', async () => {
    const site = await newSite();
    const people = Array.from({ length: 60 }, (_, i) => i);
    await Promise.all(
      people.map((i) => knock(test, page(site.key, `/p${i % 3}`), { 'x-forwarded-for': `192.0.2.${i}` })),
    );
    await test.app.visits.settled();
    expect(await totalsOf(site)).toMatchObject({ views: 60, visits: 60, visitors: 60 });
  });

  it('that a process has accepted before it died is brought in by the job of another', async () => {
    const site = await newSite();
    const said = readSaid(page(site.key, '/vstupit', { i: 5 }));
    if (!said) throw new Error('a message that cannot be read');
    const agent = { isBot: false, device: 'mobile', browser: 'Chrome', system: 'Android' };
    const hit = { ...said, site: { number: site.number, timeZone: 'Asia/Yekaterinburg' }, at: now, agent };
    const left = {
      ...hit,
      visitor: '-42',
      before: null,
      language: 'ru',
      country: 'RU',
      region: 'Пермский край',
    };
    await test.app.pool.query(
      `INSERT INTO intake (kind, received_at, items, payload) VALUES ('visits', now(), 1, $1)`,
      [encodeHits([left])],
    );
    await foldVisitsJob.run(test.app, {}, new AbortController().signal);
    expect(await totalsOf(site)).toMatchObject({ views: 1, visits: 1, visitors: 1 });
    const words = `SELECT device.value AS device, region.value AS region, visitor::text FROM visit_session s
      JOIN visit_word device ON device.id = s.device JOIN visit_word region ON region.id = s.region WHERE s.site = $1`;
    expect(await rows(words, site.number)).toEqual([
      { device: 'mobile', region: 'Пермский край', visitor: '-42' },
    ]);
  });

  it('is only a view where the site knows nobody', async () => {
    const site = await newSite({ mode: 'aggregate' });
    await hello(test, page(site.key, '/', { r: 'https://t.me/s/x' }));
    await hello(test, page(site.key, '/b'));
    expect(await totalsOf(site)).toEqual({ views: 2, visits: 0, visitors: 0, bounces: 0, seconds: 0 });
    expect(await rows('SELECT * FROM visit_open WHERE site = $1', site.number)).toEqual([]);
  });

  it('of somebody who agreed is known on another day', async () => {
    const site = await newSite({ mode: 'consented' });
    await hello(test, page(site.key, '/', { c: 'abcdefgh12345678' }));
    const [first] = await rows<{ visitor: string }>(
      'SELECT visitor FROM visit_session WHERE site = $1',
      site.number,
    );
    now += 3 * 86_400_000;
    await hello(test, page(site.key, '/', { c: 'abcdefgh12345678' }));
    const all = await rows<{ visitor: string }>(
      'SELECT visitor FROM visit_session WHERE site = $1',
      site.number,
    );
    expect(all.map(({ visitor }) => visitor)).toEqual([first?.visitor, first?.visitor]);
  });
});

describe('what is not counted', () => {
  it('is answered with its reason and counted under it', async () => {
    const site = await newSite();
    const refused: [string, Promise<Response>][] = [
      [
        'bot',
        hello(test, page(site.key), { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }),
      ],
      ['bot', hello(test, page(site.key), { 'sec-purpose': 'prefetch' })],
      [
        'unknown_host',
        hello(test, { k: site.key, u: 'https://evil.example/' }, { origin: 'https://evil.example' }),
      ],
      ['unknown_host', hello(test, page(site.key), { origin: 'https://evil.example' })],
      ['malformed', hello(test, { k: site.key, u: 'javascript:alert(1)' })],
      ['malformed', hello(test, { k: site.key, u: 'https://profsoyuz.example/', t: 'constructor' })],
      ['do_not_follow', hello(test, page(site.key), { dnt: '1' })],
      ['own_people', hello(test, page(site.key), { cookie: 'rupor.session=abc' })],
    ];
    for (const [reason, answer] of refused) {
      const response = await answer;
      expect([reason, response.status]).toEqual([reason, REFUSALS[reason as keyof typeof REFUSALS].status]);
      expect(await response.text()).toBe(reason);
    }
    expect((await hello(test, { k: 'nobody-has-it', u: 'https://x.example/' })).status).toBe(404);
    expect((await hello(test, '{{{')).status).toBe(400);
    expect((await hello(test, `"${'x'.repeat(20_000)}"`)).status).toBe(400);
    expect(await totalsOf(site)).toMatchObject({ views: 0 });
    await expect
      .poll(() => refusedOf(site), { timeout: 20_000 })
      .toEqual({
        bot: 2,
        unknown_host: 2,
        malformed: 2,
        do_not_follow: 1,
        own_people: 1,
      });
  });

  it('are more hits than a person makes', async () => {
    const site = await newSite();
    const statuses = [];
    for (let i = 0; i < 130; i += 1) statuses.push((await knock(test, page(site.key, `/${i}`))).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });

  it('is what a body says of address, agent or time', async () => {
    const site = await newSite();
    const forged = { ip: '1.2.3.4', ua: 'Other', at: '2020-01-01', screen: 'x' };
    await hello(test, page(site.key, '/', forged));
    await hello(test, page(site.key, '/', { ...forged, ip: '5.6.7.8' }));
    expect(await totalsOf(site)).toMatchObject({ views: 2, visitors: 1 });
    const [one] = await rows<{ at: Date }>('SELECT at FROM visit_happening WHERE site = $1', site.number);
    expect(one?.at.getTime()).toBe(now);
  });
});

const history = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 50 * 60_000 }),
    person: fc.integer({ min: 0, max: 2 }),
    path: fc.constantFrom('/', '/a', '/b?utm_source=tg', '/c?utm_source=vk'),
    kind: fc.constantFrom('view', 'view', 'custom', 'beat', 'outbound'),
  }),
  { minLength: 1, maxLength: 25 },
);

/** Every dimension counted again from the single rows. */
async function recount({ number }: TestSite, zone: string) {
  const columns: Record<string, string> = {
    entry: 'entry',
    source: 'source',
    utmSource: 'utm_source',
    device: 'device',
  };
  const found: Record<string, unknown> = {};
  for (const [dimension, column] of Object.entries(columns)) {
    found[dimension] = await rows(
      `SELECT day::text, word, sum(views)::int AS views, sum(visits)::int AS visits, sum(visitors)::int AS visitors,
         sum(bounces)::int AS bounces, sum(seconds)::int AS seconds FROM (
           SELECT (started_at AT TIME ZONE $2)::date AS day, coalesce(${column}, 0)::int AS word, 0 AS views, 1 AS visits,
             is_new::int AS visitors, (views = 1 AND named = 0)::int AS bounces,
             floor(extract(epoch FROM last_at - started_at)) AS seconds FROM visit_session WHERE site = $1
           UNION ALL
           SELECT (h.at AT TIME ZONE $2)::date, coalesce(s.${column}, 0)::int, 1, 0, 0, 0, 0 FROM visit_happening h
             JOIN visit_session s ON s.id = h.session WHERE h.site = $1 AND h.kind = 1
         ) one WHERE word <> 0 OR $3 GROUP BY day, word ORDER BY day, word`,
      number,
      zone,
      dimension === 'source',
    );
  }
  found.exit = await rows(
    `SELECT (started_at AT TIME ZONE $2)::date::text AS day, exit AS word, count(*)::int AS visits FROM visit_session
      WHERE site = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
    number,
    zone,
  );
  return found;
}

async function summed({ number }: TestSite) {
  const found: Record<string, unknown> = {};
  for (const dimension of ['entry', 'source', 'utmSource', 'device'] as const)
    found[dimension] = await rows(
      `SELECT day::text, word, views, visits, visitors, bounces, seconds::int FROM visit_day
        WHERE site = $1 AND dimension = $2 AND (views, visits, seconds) <> (0, 0, 0) ORDER BY day, word`,
      number,
      DIMENSIONS[dimension].id,
    );
  found.exit = await rows(
    `SELECT day::text, word, visits FROM visit_day WHERE site = $1 AND dimension = $2 AND visits <> 0 ORDER BY day, word`,
    number,
    DIMENSIONS.exit.id,
  );
  return found;
}

describe('the sums', () => {
  it('are what the single visits are, after any history, in any zone, over midnight, month end and clock change', async () => {
    expect(VISIT_MARKS).toHaveLength(17);
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.constantFrom('Asia/Kolkata', 'America/St_Johns', 'Europe/Berlin'),
        fc.constantFrom('2026-10-24T21:00:00Z', '2026-11-30T20:00:00Z', '2026-11-01T04:00:00Z'),
        async (hits, timeZone, start) => {
          const site = await newSite({ timeZone });
          now = Date.parse(start);
          for (const { gap, person, path, kind } of hits) {
            now += gap;
            const answer = await hello(
              test,
              page(site.key, path, { t: kind, n: kind === 'view' ? undefined : 'Кнопка' }),
              {
                'x-forwarded-for': `198.51.100.${person}`,
              },
            );
            expect(answer.status).toBe(202);
          }
          while ((await foldVisits(test.app)) > 0);
          expect(await summed(site)).toEqual(await recount(site, timeZone));
          const day = new Date(now).toISOString().slice(0, 10);
          expect(await compareDay(test.app, { site: site.number, day, timeZone })).toEqual({
            views: 0,
            visits: 0,
          });
        },
      ),
      { numRuns: 12 },
    );
  });

  it('tell a drift when somebody has changed them', async () => {
    const site = await newSite({ timeZone: 'UTC' });
    now = Date.parse('2026-11-28T10:00:00Z');
    await hello(test, page(site.key));
    await foldVisits(test.app);
    await test.app.pool.query('UPDATE visit_hour SET views = views + 2 WHERE site = $1', [site.number]);
    const drift = await compareDay(test.app, { site: site.number, day: '2026-11-28', timeZone: 'UTC' });
    expect(drift).toEqual({ views: 2, visits: 0 });
  });
});

describe('housekeeping', () => {
  it('forgets salts and visitors after two days, and single visits after the time of the site', async () => {
    const site = await newSite();
    now = Date.parse('2026-12-01T10:00:00Z');
    await hello(test, page(site.key, '/', { i: 7 }));
    now += 49 * 3_600_000;
    await keepVisits(test.app);
    expect(await rows('SELECT day FROM visit_salt WHERE day <= $1', '2026-12-01')).toEqual([]);
    expect(await rows('SELECT visitor FROM visit_open WHERE site = $1', site.number)).toEqual([]);
    expect(await rows('SELECT nonce FROM visit_seen WHERE site = $1', site.number)).toEqual([]);
    expect(await totalsOf(site)).toMatchObject({ views: 1, visits: 1 });
    while ((await writeTrails(test.app, site.number)) > 0);
    expect(await writeBlock(test.app, { number: site.number, retentionDays: 400 })).toBe(1);
    await test.app.db.site.update({ where: { id: site.id }, data: { retentionDays: 1 } });
    await keepVisits(test.app);
    expect(await rows('SELECT id FROM visit_session WHERE site = $1', site.number)).toEqual([]);
    expect(await rows('SELECT day FROM visit_block WHERE site = $1', site.number)).toEqual([]);
    expect(await totalsOf(site)).toMatchObject({ views: 1, visits: 1 });
  });
});
