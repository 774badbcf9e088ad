// Sites and the ways in and out of their numbers: own server, past files, export, the public page.
import { PRIVACY_FLOOR } from '@rupor/shared/visits/answers';
import { describe, expect, it } from 'vitest';
import { createApiKeyRow, createOrganization, ctxOf, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { CHROME, createSite, hello } from '../../../test/visits.ts';
import { keepVisits } from './keep.service.ts';
import { ensureOwnSite } from './sites.service.ts';

let now = Date.parse('2026-11-20T10:00:00Z');
const test = useTestApp({
  env: { TRUST_PROXY: '1' },
  adjust: (app) => {
    app.clock = { now: () => new Date(now) };
  },
});

async function newSite(): Promise<{ owner: Person; siteId: string; key: string }> {
  const { owner } = await createOrganization(test, { roles: [] });
  const site = await owner.call.visits.createSite({
    name: 'Сайт первички',
    allowedHosts: ['WWW.Profsoyuz.example', 'профсоюз.рф'],
  });
  expect(site).toMatchObject({
    allowedHosts: ['profsoyuz.example', 'xn--g1anacfhu6f.xn--p1ai'],
    mode: 'day',
    retentionDays: 400,
    timeZone: 'Asia/Yekaterinburg',
    isShared: false,
  });
  return { owner, siteId: site.id, key: site.key };
}
const see = (key: string, path: string, person: number) =>
  hello(test, { k: key, u: `https://profsoyuz.example${path}` }, { 'x-forwarded-for': `192.0.2.${person}` });

describe('a site', () => {
  it('is changed, archived and told in the audit log; the own one is made once', async () => {
    const { owner, siteId, key } = await newSite();
    await expect(
      owner.call.visits.createSite({ name: 'x', allowedHosts: ['http://a/b'] }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await owner.call.visits.updateSite({ id: siteId, isArchived: true });
    now += 20_000;
    expect((await see(key, '/', 1)).status).toBe(404);
    await owner.call.visits.updateSite({ id: siteId, isArchived: false, retentionDays: 30 });
    const ctx = ctxOf(test, owner);
    const own = await Promise.all([ensureOwnSite(ctx), ensureOwnSite(ctx), owner.call.visits.ownSite()]);
    expect(new Set(own.map(({ id }) => id)).size).toBe(1);
    expect((await owner.call.visits.sites()).map(({ isOwn }) => isOwn)).toEqual([false, true]);
    const entries = await test.app.db.auditEntry.findMany({
      where: { organizationId: owner.organizationId, targetKind: 'site' },
    });
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'site.archived',
      'site.created',
      'site.restored',
    ]);
  });

  it('deletes single visits when they are to be kept for less time, and keeps the sums', async () => {
    const { owner, siteId, key } = await newSite();
    now = Date.parse('2026-11-01T10:00:00Z');
    await see(key, '/', 1);
    now = Date.parse('2026-11-20T10:00:00Z');
    await owner.call.visits.updateSite({ id: siteId, retentionDays: 7 });
    await keepVisits(test.app);
    const of = { siteId, from: '2026-11-01', to: '2026-11-20' };
    expect((await owner.call.visits.overview(of)).totals.visits).toBe(1);
    const filters = [{ by: 'entry' as const, is: 'equal' as const, value: '/' }];
    expect(await owner.call.visits.overview({ ...of, filters })).toMatchObject({
      window: { basis: 'visits', from: '2026-11-14', isCut: true },
      totals: { visits: 0 },
    });
  });
});

describe('a server of the organization', () => {
  it('sends visits with a key for that, and is told why one is not counted', async () => {
    const { owner, siteId } = await newSite();
    const { key } = await createApiKeyRow(test, owner.organizationId, ['visits:write']);
    const url = 'https://profsoyuz.example/vstupit?utm_source=vk';
    const send = (headers: Record<string, string>, body: object = {}) =>
      fetch(`${test.origin}/api/visits`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ siteId, url, ...body }),
      });
    expect((await send({})).status).toBe(400);
    const visitor = {
      'x-visitor-address': '2001:db8::1',
      'x-visitor-agent': CHROME,
      'x-visitor-languages': 'ru',
    };
    expect((await send(visitor)).status).toBe(200);
    expect((await send(visitor, { nonce: 5 })).status).toBe(200);
    expect((await send(visitor, { nonce: 5 })).status).toBe(200);
    const robot = await send({
      ...visitor,
      'x-visitor-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)',
    });
    expect([robot.status, await robot.json()]).toMatchObject([422, { data: { reason: 'bot' } }]);
    expect((await send(visitor, { url: 'https://evil.example/' })).status).toBe(422);
    expect((await send({ ...visitor, 'x-visitor-do-not-follow': '1' })).status).toBe(422);
    expect((await send(visitor, { address: '192.0.2.1' })).status).toBe(400);
    await test.app.visits.settled();
    const { totals } = await owner.call.visits.overview({ siteId, from: '2026-11-20', to: '2026-11-20' });
    expect(totals).toMatchObject({ views: 2, visits: 1, visitors: 1 });
  });
});

describe('files of other counters', () => {
  const metrika = [
    '"Дата визита","Визиты","Посетители","Просмотры","Отказы","Время на сайте"',
    '"Итого и средние",30,25,70,"20 %","0:01:00"',
    '01.10.2026,10,8,"1 025","20 %","0:01:30"',
    '02.10.2026,20,17,50,"15 %","0:00:30"',
    '32.10.2026,1,1,1,"0 %","0:00:00"',
    '20.11.2026,7,7,7,"0 %","0:00:00"',
  ].join('\n');

  it('stand beside what is counted, never in one day with it, and go again', async () => {
    const { owner, siteId, key } = await newSite();
    now = Date.parse('2026-11-20T10:00:00Z');
    await see(key, '/', 1);
    const file = {
      siteId,
      source: 'metrika' as const,
      by: 'total' as const,
      fileName: 'otchet.csv',
      csv: metrika,
    };
    const report = await owner.call.visits.past.check(file);
    expect(report).toEqual({
      rows: 2,
      from: '2026-10-01',
      to: '2026-10-02',
      measures: ['views', 'visits', 'visitors', 'bounces', 'seconds'],
      skippedDays: 1,
      problems: [{ line: 5, code: 'bad_day' }],
      problemCount: 1,
    });
    expect(await owner.call.visits.past.list({ siteId })).toEqual([]);
    expect(await owner.call.visits.past.apply(file)).toEqual(report);
    expect(await owner.call.visits.past.apply(file)).toMatchObject({ rows: 0, skippedDays: 3 });
    const of = { siteId, from: '2026-10-01', to: '2026-11-20' };
    expect(await owner.call.visits.overview(of)).toMatchObject({
      totals: { views: 1076, visits: 31, visitors: 26, bounces: 6, seconds: 1500, named: null },
      countedSince: '2026-10-01',
      isImported: true,
    });
    const pages =
      'date,page,visitors,pageviews\n2026-10-01,/vstupit/,5,9\n2026-10-01,/,3,4\n2026-10-02,=cmd(),2,2\n';
    await owner.call.visits.past.apply({ siteId, source: 'plausible', by: 'path', csv: pages });
    const panel = await owner.call.visits.panel({ ...of, by: 'path' });
    expect(panel.rows.map(({ value, views }) => [value, views])).toEqual([
      ['/vstupit', 9],
      ['/', 5],
      ['=cmd()', 2],
    ]);
    const { csv, fileName } = await owner.call.visits.exportCsv({ ...of, what: 'path' });
    expect(fileName).toBe('rupor-visits-path-2026-10-01-2026-11-20.csv');
    expect(csv.split('\r\n')).toContain(`"'=cmd()";2;;;;;`);
    const days = await owner.call.visits.exportCsv(of);
    expect(days.csv.split('\r\n')).toContain('2026-10-01;1025;10;8;2;900;');
    const [, total] = await owner.call.visits.past.list({ siteId });
    await owner.call.visits.past.remove({ id: total?.id ?? '' });
    expect((await owner.call.visits.overview(of)).totals).toMatchObject({ views: 1, visits: 1 });
  });

  it('are refused as a whole with what is missing', async () => {
    const { owner, siteId } = await newSite();
    const codeOf = (csv: string, by: 'total' | 'path' = 'total') =>
      owner.call.visits.past.check({ siteId, source: 'other', by, csv }).then(
        () => 'understood',
        (error: { data: { fields: { code: string }[] } }) => error.data.fields[0]?.code,
      );
    expect(await codeOf('a,b\n1,2\n')).toBe('no_day_column');
    expect(await codeOf('date,b\n2026-10-01,2\n')).toBe('no_number_column');
    expect(await codeOf('date,views\n2026-10-01,2\n', 'path')).toBe('no_value_column');
    expect(await codeOf('date,views\n')).toBe('empty_file');
    expect(await codeOf('date,views\n"2026-10-01,2\n')).toBe('bad_quotes');
    expect(await codeOf('date,views\n2026-10-01,2\n')).toBe('understood');
  });
});

describe('the public page of a secret link', () => {
  it('hides what few did, and is gone when the link is taken back', async () => {
    const { owner, siteId, key } = await newSite();
    now = Date.parse('2026-11-19T10:00:00Z');
    for (let person = 1; person <= 3; person += 1) await see(key, '/', person);
    now = Date.parse('2026-11-20T10:00:00Z');
    for (let person = 1; person <= 8; person += 1) await see(key, person <= 2 ? '/lk/ivanov' : '/', person);
    const { token } = await owner.call.visits.share({ id: siteId });
    const call = owner.call.visits;
    const shown = await call.shared({ token, days: 7 });
    expect(shown).toMatchObject({
      name: 'Сайт первички',
      floor: PRIVACY_FLOOR,
      views: 11,
      visits: 11,
      knowsVisits: true,
    });
    // Three on the 19th are hidden, and with them the 20th: from the total the three would follow.
    expect(shown.days.slice(-3).map(({ visits }) => visits)).toEqual([0, null, null]);
    const pages = shown.panels.find(({ by }) => by === 'path');
    expect(pages).toMatchObject({ rows: [], hidden: 2 });
    expect(JSON.stringify(shown)).not.toContain('ivanov');
    const next = await owner.call.visits.share({ id: siteId });
    await expect(call.shared({ token })).rejects.toMatchObject({ code: 'not_found' });
    await owner.call.visits.unshare({ id: siteId });
    await expect(call.shared({ token: next.token })).rejects.toMatchObject({ code: 'not_found' });
    const [site] = await test.app.db.site.findMany({ where: { id: siteId } });
    expect(site?.shareHash).toBeNull();
  });
});

describe('another organization', () => {
  it('gets nothing of it by any id', async () => {
    const { siteId } = await newSite();
    const { owner: stranger } = await createOrganization(test, { roles: [] });
    const mine = await createSite(test, stranger.organizationId);
    await expect(
      stranger.call.visits.overview({ siteId, from: '2026-11-01', to: '2026-11-02' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await stranger.call.visits.sites()).map(({ id }) => id)).toEqual([mine.id]);
  });
});
