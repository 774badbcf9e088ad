import type { PageContent } from '@rupor/shared/landing/blocks';
import { describe, expect, it } from 'vitest';
import { createOrganization, type Person } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';
import { browse, formContent, openForm } from '../../../../test/landing-form.ts';
import { READY_CONTENT } from '../../../../test/matrix-landing.ts';
import { CHROME } from '../../../../test/visits.ts';

let now = new Date('2026-11-20T08:00:00Z');
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const test = useTestApp({
  env: { TRUST_PROXY: '1' },
  adjust: (app) => {
    app.clock = { now: () => now };
  },
});

const OLD = 'Вместе мы договариваемся';
const NEW = 'Вдвоём отпуск не отстоять';

function withTitle(formKey: string, title: string): PageContent {
  const content = { ...READY_CONTENT, ...formContent(formKey) };
  return { ...content, blocks: content.blocks.map((one) => (one.kind === 'hero' ? { ...one, title } : one)) };
}

async function beginPage(owner: Person) {
  const { call } = owner;
  const { key, boxes, send } = await openForm(owner, test);
  const { id, slug, version } = await call.landing.create({ name: 'Вступайте', kind: 'join' });
  const old = await call.landing.save({ id, version, content: withTitle(key, OLD) });
  return { id, slug, key, boxes, send, version: old.version };
}

const from = (device: number) => ({ 'user-agent': CHROME, 'x-forwarded-for': `198.51.100.${device}` });

describe('two versions of a page', () => {
  it('begins only where there is something to compare, and says what is in the way', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const { landing } = owner.call;
    const { id, key, version } = await beginPage(owner);
    const hindrance = async () => (await landing.tests.list({ id })).hindrance;
    expect(await hindrance()).toBe('not_live');
    await landing.publish({ id, version });
    expect(await hindrance()).toBe('no_changes');
    const other = await landing.save({
      id,
      version,
      content: { ...withTitle(key, NEW), blocks: READY_CONTENT.blocks },
    });
    expect(await hindrance()).toBe('other_form');
    await expect(landing.tests.start({ id, version: other.version, aim: 'double' })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'other_form' },
    });
    const ready = await landing.save({ id, version: other.version, content: withTitle(key, NEW) });
    const begun = await landing.tests.start({ id, version: ready.version, aim: 'double' });
    expect(begun).toMatchObject({ hindrance: 'running', days: 0, tests: [{ outcome: null, total: 100 }] });
    expect(begun.aims.map(({ weeks }) => weeks)).toEqual([null, null, null]);
    await expect(landing.publish({ id, version: ready.version })).rejects.toMatchObject({
      data: { reason: 'test_running' },
    });
    await landing.tests.list({ id });
    await landing.tests.list({ id });
    later(11);
    const { tests } = await landing.tests.list({ id });
    expect(tests).toMatchObject([{ looks: 2, canChoose: false }]);
    await landing.withdraw({ id });
    expect((await landing.tests.list({ id })).tests).toMatchObject([{ outcome: 'stopped' }]);
    await expect(landing.tests.stop({ id })).rejects.toMatchObject({ data: { reason: 'not_running' } });
  });

  it('shows each device one of them all day, counts it once, and ends by the rule; a person decides and may undo', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['editor', 'ambassador'] });
    const { landing } = owner.call;
    const { id, slug, key, boxes, send, version } = await beginPage(owner);
    await landing.publish({ id, version });
    const ready = await landing.save({ id, version, content: withTitle(key, NEW) });
    await landing.tests.start({ id, version: ready.version, aim: 'double' });
    later(1);
    const seen = new Map<number, string>();
    for (const device of Array.from({ length: 24 }, (_, at) => at))
      for (const _ of [1, 2]) {
        const { text } = await browse(`${test.origin}/p/${slug}`, from(device));
        const place = /name="p" value="([^"]+)"/.exec(text)?.[1] ?? '';
        expect(text.includes(place === `${slug}.b` ? NEW : OLD)).toBe(true);
        expect(seen.get(device) ?? place).toBe(place);
        seen.set(device, place);
      }
    expect([...new Set(seen.values())].sort()).toEqual([`${slug}.a`, `${slug}.b`]);
    const robot = await browse(`${test.origin}/p/${slug}`, { 'user-agent': 'TelegramBot (like TwitterBot)' });
    expect(robot.text).toContain(OLD);
    const running = async () => (await landing.tests.list({ id })).tests[0];
    const inB = [...seen.values()].filter((place) => place.endsWith('.b')).length;
    await expect.poll(async () => (await running())?.visitors).toEqual({ a: 24 - inB, b: inB });

    const apply = (at: number) =>
      send({ ...boxes, p: `${slug}.b`, name: 'Марина', contact: `8 912 345-67-${10 + at}` }, from(100 + at));
    for (const at of Array.from({ length: 22 }, (_, one) => one)) await apply(at);
    await apply(0);
    expect(await running()).toMatchObject({ applications: { a: 0, b: 22 }, outcome: null, boundary: 22.5 });
    await apply(22);
    await apply(23);
    const ended = await running();
    expect(ended).toMatchObject({
      applications: { a: 0, b: 23 },
      outcome: 'b',
      canChoose: true,
      chosen: null,
    });
    expect(ended?.walk.at(-1)).toBe(23);
    const toldTo = async ({ call }: Person) =>
      (await call.notifications.news({})).items.filter(({ kind }) => kind.startsWith('page_test'));
    const told = { kind: 'page_test_new', title: 'Вступайте', path: `/pages/${id}/test` };
    for (const person of [owner, people.editor]) expect(await toldTo(person)).toMatchObject([told]);
    expect(await toldTo(people.ambassador)).toEqual([]);
    later(1);
    const shown = async () => (await browse(`${test.origin}/p/${slug}`, from(1))).text;
    expect(await shown()).toContain(OLD);
    const choose = (arm: 'a' | 'b' | null) => landing.tests.choose({ id, testId: ended?.id ?? '', arm });
    expect((await choose('b')).tests[0]).toMatchObject({ chosen: 'b', canChoose: true });
    later(1);
    expect(await shown()).toContain(NEW);
    await choose(null);
    later(1);
    expect(await shown()).toContain(OLD);
    await landing.publish({ id, version: ready.version });
    await expect(choose('b')).rejects.toMatchObject({ data: { reason: 'changed' } });
  });

  it.each([
    { outcome: 'a', kind: 'page_test_old', applications: { a: 23, b: 0 }, armOf: () => 'a', hidden: 0 },
    {
      ...{ outcome: 'no_difference', kind: 'page_test_even', applications: { a: 50, b: 50 }, hidden: 0 },
      armOf: (at: number) => (at % 2 === 0 ? 'a' : 'b'),
    },
    {
      outcome: 'uneven',
      kind: 'page_test_uneven',
      applications: { a: 0, b: 23 },
      armOf: () => 'b',
      hidden: 60,
    },
  ])('ends as $outcome and says so', async ({ outcome, kind, applications, armOf, hidden }) => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const { landing } = owner.call;
    const { id, slug, key, boxes, send, version } = await beginPage(owner);
    await landing.publish({ id, version });
    const ready = await landing.save({ id, version, content: withTitle(key, NEW) });
    const begun = await landing.tests.start({ id, version: ready.version, aim: 'double' });
    const shared = { testId: begun.tests[0]?.id ?? '', organizationId: organization.id };
    // As where something on the way shows one version to nearly nobody.
    await test.app.db.landingTestVisitor.createMany({
      data: Array.from({ length: hidden }, (_, at) => ({ ...shared, visitor: BigInt(at), isB: false })),
    });
    for (let at = 0; at < applications.a + applications.b; at += 1) {
      later(1);
      const contact = `8 912 345-${10 + Math.floor(at / 50)}-${10 + (at % 50)}`;
      await send({ ...boxes, p: `${slug}.${armOf(at)}`, name: 'Марина', contact }, from(1 + at));
    }
    expect((await landing.tests.list({ id })).tests).toMatchObject([{ outcome, applications, chosen: null }]);
    const { items } = await owner.call.notifications.news({});
    expect(items.filter((one) => one.kind.startsWith('page_test'))).toMatchObject([
      { kind, title: 'Вступайте', path: `/pages/${id}/test` },
    ]);
  });
});
