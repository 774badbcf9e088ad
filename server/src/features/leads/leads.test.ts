import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createOrganization, createPerson, type TestOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { CHROME } from '../../../test/visits.ts';
import { deleteDueContacts } from './privacy.service.ts';

const test = useTestApp({ env: { TRUST_PROXY: '1' } });
const SECRET = '8 912 345-67-89';

async function openForm({ owner, organization }: TestOrganization, more: object = {}) {
  const { forms } = owner.call.leads;
  await forms.saveSettings({
    operator: 'Областной профсоюз, ИНН 6600000000',
    withdrawAt: 'otzyv@prof.example',
    keepDays: 30,
  });
  return forms.create({
    title: 'Вступить в профсоюз',
    intro: '',
    thanks: 'Позвонит Анна Петровна в течение дня.',
    asksWorkplace: true,
    asksHeard: true,
    questions: [{ key: 'shift', label: 'Какая у вас смена', isRequired: false }],
    purposes: ['call_back', 'newsletter'],
    campaignId: null,
    branchId: organization.branchId,
    ...more,
  });
}

let devices = 0;
/** A browser of its own: without a script, without cookies. */
function browser() {
  devices += 1;
  const headers = { 'user-agent': CHROME, 'x-forwarded-for': `198.51.100.${devices}` };
  return {
    open: async (path: string) => {
      const answer = await fetch(`${test.origin}${path}`, { headers });
      await test.app.visits.settled();
      return answer.text();
    },
    send: (path: string, fields: Record<string, string>, referer = '') =>
      fetch(`${test.origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers, ...(referer ? { referer } : {}) },
        body: new URLSearchParams(fields),
      }),
  };
}

/** What a browser would send of a page: hidden fields, and the values of boxes by their names. */
function fieldsOf(html: string): { hidden: Record<string, string>; boxes: Record<string, string> } {
  const of = (pattern: RegExp) =>
    Object.fromEntries(
      [...html.matchAll(pattern)].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
    );
  const hidden = of(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return { hidden, boxes: of(/type="checkbox" id="[^"]*" name="([^"]+)" value="([^"]*)"/g) };
}

describe('a form without a script', () => {
  it('takes an application once, keeps its proof, and tells the nearest chair', async () => {
    const world = await createOrganization(test, { roles: ['council'] });
    const { owner, organization } = world;
    const form = await openForm(world);
    const shop = await owner.call.organization.branches.create({
      name: 'Автопарк № 3',
      parentId: organization.branchId,
    });
    const at = { organizationId: organization.id, branchId: shop.id };
    const chair = await createPerson(test, { ...at, roles: ['approver'] });
    const { open, send } = browser();
    const page = await open(
      `/f/${form.key}?utm_source=vk&utm_medium=social&utm_campaign=202611_avtobus&name=Иван`,
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain('checked');
    expect(page).not.toContain('Иван');
    const { hidden, boxes } = fieldsOf(page);
    const typed = { name: 'Марина', workplace: 'автопарк 3, ремзона', heard: 'colleague', q_shift: 'ночная' };

    const wrong = await send(`/f/${form.key}`, { ...hidden, ...typed, contact: 'позвоните' });
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(again).toContain('value="автопарк 3, ремзона"');
    expect(again).toContain('Отметьте согласие');
    expect(again).toContain('По этому контакту не ответить');
    expect(await test.app.db.lead.count({ where: { formId: form.id } })).toBe(0);

    const fields = { ...hidden, ...typed, contact: SECRET, ok_call_back: boxes.ok_call_back ?? '' };
    for (const _ of [1, 2]) {
      const taken = await send(`/f/${form.key}`, fields);
      expect([taken.status, taken.headers.get('location')]).toEqual([303, `/f/${form.key}/thanks`]);
    }
    expect(await open(`/f/${form.key}/thanks`)).toContain('Анна Петровна');

    const { items } = await chair.call.leads.list({});
    expect(items).toMatchObject([{ name: 'Марина', contact: SECRET, branch: { id: shop.id }, state: 'new' }]);
    const lead = await chair.call.leads.get({ id: items[0]?.id ?? '' });
    expect(lead).toMatchObject({
      heard: 'colleague',
      answers: [{ label: 'Какая у вас смена', answer: 'ночная' }],
      last: { utmSource: 'vk', utmCampaign: '202611_avtobus' },
      consents: [{ purpose: 'call_back', version: 1, withdrawnAt: null }],
    });
    const [proof] = lead.consents;
    expect(proof?.text).toContain('ИНН 6600000000');
    expect(proof?.hash).toBe(
      createHash('sha256')
        .update(proof?.text ?? '')
        .digest('hex'),
    );
    const news = await test.app.db.personalNotice.findMany({ where: { subjectId: lead.id } });
    expect(news).toMatchObject([{ userId: chair.userId, kind: 'lead_new', path: `/leads/${lead.id}` }]);
    expect(JSON.stringify(news)).not.toContain('Марина');
  });

  it('keeps the first and the last tagged visit, and asks again when a text has changed', async () => {
    const world = await createOrganization(test, { roles: [] });
    const form = await openForm(world);
    const { open, send } = browser();
    await open(`/f/${form.key}?utm_source=qr&utm_campaign=202611_avtobus&utm_content=prohodnaya`);
    // Another visit begins when half an hour has passed.
    await test.app.pool.query(
      `UPDATE visit_open SET last_at = last_at - interval '2 hours', started_at = started_at - interval '2 hours'
       WHERE site = (SELECT number FROM site WHERE organization_id = $1)`,
      [world.organization.id],
    );
    await test.app.pool.query(
      `UPDATE visit_session SET started_at = started_at - interval '2 hours', last_at = last_at - interval '2 hours'
       WHERE site = (SELECT number FROM site WHERE organization_id = $1)`,
      [world.organization.id],
    );
    const { hidden, boxes } = fieldsOf(
      await open(`/f/${form.key}?utm_source=tg&utm_campaign=202611_avtobus`),
    );
    const fields = { ...hidden, name: 'Олег', contact: '@oleg_k', ok_call_back: boxes.ok_call_back ?? '' };
    await world.owner.call.leads.forms.saveText({
      purpose: 'call_back',
      text: 'Согласен(на), чтобы мне позвонил {operator}. Отозвать: {withdraw}.',
    });
    const stale = await send(`/f/${form.key}`, fields);
    expect(stale.status).toBe(422);
    const shown = await stale.text();
    expect(shown).toContain('Текст согласия изменился');
    expect(shown).not.toContain(' checked');
    const fresh = fieldsOf(shown);
    const sent = { ...fields, ...fresh.hidden, ok_call_back: fresh.boxes.ok_call_back ?? '' };
    expect((await send(`/f/${form.key}`, sent)).status).toBe(303);
    const { items } = await world.owner.call.leads.list({});
    const lead = await world.owner.call.leads.get({ id: items[0]?.id ?? '' });
    expect(lead).toMatchObject({
      first: { utmSource: 'qr', utmContent: 'prohodnaya' },
      last: { utmSource: 'tg' },
      consents: [{ version: 2 }],
    });
    const texts = await world.owner.call.leads.forms.texts();
    expect(texts.filter(({ purpose }) => purpose === 'call_back')).toMatchObject([
      { version: 2, isCurrent: true },
      { version: 1, isCurrent: false },
    ]);
  });

  it('stops programs and hurry without losing what was typed, and is gone when put away', async () => {
    const world = await createOrganization(test, { roles: [] });
    const form = await openForm(world);
    const { open, send } = browser();
    const { boxes } = fieldsOf(await open(`/f/${form.key}`));
    const fields = { name: 'Зоя', contact: '89120000000', ok_call_back: boxes.ok_call_back ?? '' };
    const trapped = await send(`/f/${form.key}`, { ...fields, site: 'https://spam.example' });
    expect([trapped.status, (await trapped.text()).includes('value="Зоя"')]).toEqual([422, true]);
    const statuses: number[] = [];
    // A static page has no number: the same contact within a day is one sending, other contacts are others.
    for (let index = 0; index < 21; index += 1) {
      const contact = index < 2 ? '8 (912) 000-00-00' : `8912000${1000 + index}`;
      statuses.push((await send(`/f/${form.key}`, { ...fields, contact })).status);
    }
    expect(statuses).toEqual([...Array<number>(20).fill(303), 429]);
    expect(await test.app.db.lead.count({ where: { formId: form.id } })).toBe(19);
    await world.owner.call.leads.forms.update({ id: form.id, version: 1, isArchived: true });
    expect((await fetch(`${test.origin}/f/${form.key}`)).status).toBe(404);
    const evil = '"><script>alert(1)</script>';
    const xss = await openForm(world, {
      title: evil,
      intro: evil,
      thanks: evil,
      questions: [{ key: 'a', label: evil, isRequired: true }],
    });
    const drawn = await (
      await browser().send(`/f/${xss.key}`, { name: evil, contact: evil, q_a: evil, via: evil })
    ).text();
    expect(drawn).not.toContain('<script');
  });
});

describe('a contact', () => {
  it('is in no row in clear, is seen only by those who answer, and every look is written down', async () => {
    const world = await createOrganization(test);
    const { owner, people, organization } = world;
    const form = await openForm(world);
    const { open, send } = browser();
    const { hidden, boxes } = fieldsOf(await open(`/f/${form.key}`));
    const person = {
      name: 'Евпраксия Тайная',
      contact: 'evpraksia@taina.example',
      workplace: 'Секретный цех',
    };
    await send(`/f/${form.key}`, { ...hidden, ...person, ok_call_back: boxes.ok_call_back ?? '' });
    const { items } = await owner.call.leads.list({});
    const id = items[0]?.id ?? '';
    await people.approver.call.leads.note({ id, text: 'Евпраксия просила звонить вечером' });
    const noted = await people.approver.call.leads.get({ id });
    expect(noted.notes).toMatchObject([{ text: 'Евпраксия просила звонить вечером' }]);

    for (const role of ['council', 'editor', 'ambassador', 'trainer'] as const) {
      const refused = people[role].call.leads;
      await expect(refused.get({ id })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(refused.list({})).rejects.toMatchObject({ code: 'forbidden' });
    }
    const period = { from: '2020-01-01', to: '2099-01-01' };
    expect(await people.council.call.leads.counts(period)).toMatchObject({ isFloored: true, total: null });
    expect(await owner.call.leads.counts(period)).toMatchObject({ isFloored: false, total: 1 });

    const other = await owner.call.organization.branches.create({
      name: 'Роща',
      parentId: organization.branchId,
    });
    const at = { organizationId: organization.id, branchId: other.id };
    const stranger = await createPerson(test, { ...at, roles: ['approver'] });
    await expect(stranger.call.leads.get({ id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await stranger.call.leads.list({ filter: 'all' })).items).toEqual([]);

    const looks = await test.app.db.auditEntry.findMany({
      where: { organizationId: organization.id, action: { in: ['lead.read', 'lead.listed'] } },
    });
    expect(looks.map(({ actorId }) => actorId)).toEqual(
      expect.arrayContaining([owner.userId, people.approver.userId]),
    );
    expect(await dumpHas('Евпраксия')).toEqual([]);
    expect(await dumpHas('taina.example')).toEqual([]);
    expect(await dumpHas('Секретный цех')).toEqual([]);
    // The scan does find what lies there in clear.
    expect(await dumpHas('Областной профсоюз, ИНН')).not.toEqual([]);
  });

  it('goes through its states, back, to others, and is deleted when its time is over', async () => {
    const world = await createOrganization(test, { roles: [] });
    const { owner, organization } = world;
    const form = await openForm(world);
    const take = async (contact: string) => {
      const { open, send } = browser();
      const { hidden, boxes } = fieldsOf(await open(`/f/${form.key}`));
      await send(`/f/${form.key}`, {
        ...hidden,
        name: 'Пётр',
        contact,
        ok_call_back: boxes.ok_call_back ?? '',
      });
      const { items } = await owner.call.leads.list({ filter: 'new' });
      return items.at(-1)?.id ?? '';
    };
    const id = await take('@petr_1');
    const { leads } = owner.call;
    await expect(leads.move({ id, version: 1, to: 'joined' })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    const reached = await leads.move({ id, version: 1, to: 'contacted' });
    expect(reached).toMatchObject({
      state: 'contacted',
      version: 2,
      steps: [{ from: 'new', to: 'contacted' }],
    });
    expect(reached.contactedAt).not.toBeNull();
    await expect(leads.move({ id, version: 1, to: 'talked' })).rejects.toMatchObject({
      code: 'version_conflict',
    });
    const back = await leads.takeBack({ id, version: 2 });
    expect(back).toMatchObject({ state: 'new', contactedAt: null, steps: [] });
    await leads.move({ id, version: 3, to: 'talked' });
    const joined = await leads.move({ id, version: 4, to: 'joined' });
    const days = (Date.parse(joined.deleteAt ?? '') - test.app.clock.now().getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    const shop = await owner.call.organization.branches.create({
      name: 'Цех',
      parentId: organization.branchId,
    });
    expect(await leads.route({ id, version: 5, branchId: shop.id })).toEqual({ mayStillRead: true });
    const kept = await leads.exportPerson({ id });
    expect(JSON.parse(kept.json)).toMatchObject({ contact: '@petr_1' });

    const withdrawn = await take('@petr_2');
    await expect(leads.withdraw({ id: withdrawn, purpose: 'newsletter' })).rejects.toMatchObject({
      code: 'state_conflict',
    });
    expect(await leads.withdraw({ id: withdrawn, purpose: 'call_back' })).toMatchObject({
      state: 'declined',
      contact: null,
      consents: [{ purpose: 'call_back', withdrawnAt: expect.any(String) }],
    });

    const open = await take('@petr_3');
    const later = new Date(test.app.clock.now().getTime() + 31 * 86_400_000);
    const app = { ...test.app, clock: { now: () => later } };
    await deleteDueContacts(app);
    expect(await deleteDueContacts(app)).toBe(0);
    expect(await leads.get({ id })).toMatchObject({ state: 'joined', name: null, contact: null, notes: [] });
    expect(await leads.get({ id: open })).toMatchObject({ contact: '@petr_3' });
  });
});

describe('figures of membership', () => {
  it('come by hand or from a table, with their source; what is not known stays unknown', async () => {
    const { owner, organization, people } = await createOrganization(test, { roles: ['council'] });
    const shop = await owner.call.organization.branches.create({
      name: 'Автопарк № 3',
      parentId: organization.branchId,
    });
    const { membership } = owner.call.leads;
    const answer = await membership.load({
      source: 'Учёт обкома, письмо от 3 ноября',
      text: [
        'Первичка;Месяц;Членов;Вступили;До 35;Вступили до 35',
        '«Автопарк №3»;2026-10;1 240;14;310;нет данных',
        'Автопарк № 3;11.2026;1 251;11',
        'Роща;2026-10;5',
        'Автопарк № 3;октябрь;5',
        'Автопарк № 3;2026-09;около 5',
        'Автопарк № 3;2026-09;5;1;9',
      ].join('\n'),
    });
    expect(answer.saved).toBe(2);
    expect(answer.problems.map(({ line, code }) => [line, code])).toEqual([
      [4, 'unknown_branch'],
      [5, 'bad_month'],
      [6, 'bad_number'],
      [7, 'part_too_big'],
    ]);
    const of = { branchId: shop.id, month: '2026-11', source: 'Журнал профкома' };
    await membership.save({ ...of, members: 1252, joined: 12, youth: null, joinedYouth: null });
    expect(await people.council.call.leads.membership.list({ from: '2026-01', to: '2026-12' })).toMatchObject(
      [
        { month: '2026-11', members: 1252, joined: 12, youth: null, source: 'Журнал профкома' },
        { month: '2026-10', members: 1240, joined: 14, youth: 310, joinedYouth: null },
      ],
    );
  });
});

/** Every text of every table, as a dump would carry it. */
async function dumpHas(words: string): Promise<string[]> {
  const { rows: tables } = await test.app.pool.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await test.app.pool.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE $1 LIMIT 1`, [
      `%${words}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
