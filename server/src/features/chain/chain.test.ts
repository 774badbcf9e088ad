import { randomUUID } from 'node:crypto';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import { describe, expect, it } from 'vitest';
import { createOrganization, type Person, type TestOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createChannel, createPublished } from '../../../test/published.ts';
import { createSite, hello } from '../../../test/visits.ts';

const test = useTestApp({ env: { TRUST_PROXY: '1' } });

interface Come {
  link?: string;
  heard?: string;
  campaign?: string;
  firstCampaign?: string;
  source?: number;
  talked?: boolean;
  joined?: boolean;
}

/** Writes an application as the form would, with the touches that are told. */
async function come({ organization }: TestOrganization, formId: string, told: Come): Promise<void> {
  const at = test.app.clock.now();
  const touch = { at, source: told.source ?? SOURCE_GROUPS.vk, link: told.link ?? '' };
  const isTagged = told.link !== undefined || told.campaign !== undefined || told.source !== undefined;
  await test.app.db.lead.create({
    data: {
      organizationId: organization.id,
      formId,
      sendingHash: randomUUID(),
      createdAt: at,
      stateAt: at,
      heard: told.heard ?? null,
      talkedAt: told.talked || told.joined ? at : null,
      joinedAt: told.joined ? at : null,
      touches: isTagged
        ? {
            create: [
              { ...touch, order: 'last', utmCampaign: told.campaign ?? '' },
              { ...touch, order: 'first', utmCampaign: told.firstCampaign ?? told.campaign ?? '' },
            ],
          }
        : undefined,
    },
  });
}

describe('the chain', () => {
  it('adds up what happened, by last and by first touch, and hides few people from the council', async () => {
    const world = await createOrganization(test, { roles: ['council'] });
    const { owner, people, organization } = world;
    const { db } = test.app;
    const campaign = await db.campaign.create({
      data: { organizationId: organization.id, name: 'Автобус', utmCampaign: '202611_avtobus' },
    });
    const about = { campaignId: campaign.id };
    const before = await owner.call.chain.read(about);
    expect(before.steps.map(({ value, reason }) => [value, reason])).toEqual([
      [null, 'nothing_out'],
      [null, 'no_links'],
      [null, 'no_site'],
      [null, 'no_forms'],
      [null, 'no_forms'],
      [null, 'no_forms'],
    ]);
    expect(before.coverage.share).toBeNull();
    const traced = async (person: Person) =>
      (await person.call.campaigns.plan.numbers({ id: campaign.id })).traced;
    expect(await traced(owner)).toEqual({ linkClicks: null, visits: null, applications: null });

    const form = await db.leadForm.create({
      data: { organizationId: organization.id, key: randomUUID().slice(0, 8), title: 'Вступить' },
    });
    const gate = await db.shortLink.create({
      data: {
        organizationId: organization.id,
        code: randomUUID().slice(0, 8),
        kind: 'paper',
        target: 'https://profsoyuz.example/',
        targetHost: 'profsoyuz.example',
        campaignId: campaign.id,
        place: 'проходная',
      },
    });

    const local = new Intl.DateTimeFormat('sv', { timeZone: organization.timeZone }).format(
      test.app.clock.now(),
    );
    await db.shortLinkDay.create({ data: { link: gate.number, day: new Date(local), clicks: 40, looks: 9 } });
    const site = await createSite(test, organization.id);
    // The truth: 3 visits with the tag, 1 over the link, 2 of others.
    const visits = [
      '?utm_campaign=202611_avtobus',
      '?utm_campaign=202611_avtobus',
      '?utm_campaign=202611_AVTOBUS',
      `?rl=${gate.code}`,
      '',
      '?utm_campaign=202609_drugaya',
    ];
    for (const [index, query] of visits.entries()) {
      const headers = { 'x-forwarded-for': `203.0.113.${index + 1}` };
      const answer = await hello(test, { k: site.key, u: `https://profsoyuz.example/${query}` }, headers);
      expect(answer.status).toBe(202);
    }
    // 7 applications of the campaign by the last touch, 6 of them by the first; 3 of other sources, 2 of unknown ones.
    const tag = '202611_avtobus';
    for (let index = 0; index < 5; index += 1)
      await come(world, form.id, { campaign: tag, talked: index < 4, joined: index < 2 });
    await come(world, form.id, { link: gate.code, source: SOURCE_GROUPS.paper, joined: true });
    await come(world, form.id, { campaign: tag, firstCampaign: '202609_drugaya' });
    for (const _ of [1, 2, 3]) await come(world, form.id, { source: SOURCE_GROUPS.search });
    for (const _ of [1, 2]) await come(world, form.id, {});

    const chain = await owner.call.chain.read(about);
    expect(chain.steps.map(({ value }) => value)).toEqual([null, 40, 4, 7, 5, 3]);
    expect(chain.steps.map(({ byFirst }) => byFirst)).toEqual([null, null, null, 6, 5, 3]);
    expect(chain.steps[2]?.perThousand).toBe(100);
    expect(chain).toMatchObject({ clicksFrom: 'links', coverage: { applications: 12, share: 10 / 12 } });
    const whole = await owner.call.chain.read({});
    expect(whole.steps.map(({ value }) => value).slice(1)).toEqual([40, 6, 12, 5, 3]);
    expect(await traced(owner)).toEqual({ linkClicks: 40, visits: 4, applications: 7 });
    const paper = await owner.call.chain.read({ place: 'проходная' });
    expect(paper.steps.map(({ value }) => value)).toEqual([null, 40, 1, 1, 1, 1]);

    expect(await owner.call.chain.rows({ ...about, by: 'place' })).toMatchObject([
      { key: '', applications: 6, joined: 2 },
      { key: 'проходная', name: 'проходная', clicks: 40, applications: 1, joined: 1 },
    ]);
    expect(await owner.call.chain.rows({ by: 'source' })).toMatchObject([
      { name: 'vk', applications: 6 },
      { name: 'search', applications: 3 },
      { name: 'unknown', applications: 2 },
      { name: 'paper', applications: 1 },
    ]);
    const seen = await people.council.call.chain.read(about);
    expect(seen.steps.slice(3).map(({ value, reason }) => [value, reason])).toEqual([
      [7, null],
      [5, null],
      [null, 'floored'],
    ]);
    const rows = await people.council.call.chain.rows({ ...about, by: 'place' });
    expect(rows.map(({ applications, joined }) => [applications, joined])).toEqual([
      [null, null],
      [null, null],
    ]);
    const other = await createOrganization(test, { roles: [] });
    await expect(other.owner.call.chain.read(about)).rejects.toMatchObject({ code: 'not_found' });
    expect((await other.owner.call.chain.read({})).coverage.applications).toBe(0);
  });

  it('of one post shows what stands behind each step: links, visits, people within rights, what applicants say', async () => {
    const world = await createOrganization(test, { roles: ['council', 'trainer', 'ambassador'] });
    const { owner, people, organization } = world;
    const { db, clock } = test.app;
    const organizationId = organization.id;
    const channel = await createChannel(test, { organizationId, name: 'Стена' });
    const publishedAt = clock.now().toISOString();
    const { post } = await createPublished(test, { organizationId, channelIds: [channel.id], publishedAt });
    const form = await db.leadForm.create({
      data: { organizationId, key: randomUUID().slice(0, 8), title: 'Вступить' },
    });
    const local = new Intl.DateTimeFormat('sv', { timeZone: organization.timeZone }).format(clock.now());
    const linkOf = async (data: { channelId?: string; memberId?: string; clicks: number }) => {
      const { clicks, ...of } = data;
      const link = await db.shortLink.create({
        data: {
          ...{ ...of, organizationId, postId: post.id, code: randomUUID().slice(0, 8) },
          ...{ kind: of.memberId ? 'person' : 'post', target: 'https://profsoyuz.example/' },
          targetHost: 'profsoyuz.example',
        },
      });
      await db.shortLinkDay.create({ data: { link: link.number, day: new Date(local), clicks } });
      return link;
    };
    const wall = await linkOf({ channelId: channel.id, clicks: 30 });
    const mine = await linkOf({ memberId: people.ambassador.memberId, clicks: 8 });
    const site = await createSite(test, organizationId);
    for (const [index, query] of [wall, wall, mine].map(({ code }) => `?rl=${code}`).entries()) {
      const headers = { 'x-forwarded-for': `203.0.113.${index + 1}` };
      await hello(test, { k: site.key, u: `https://profsoyuz.example/${query}` }, headers);
    }
    for (const index of [0, 1, 2, 3, 4, 5])
      await come(world, form.id, {
        ...{ link: wall.code, joined: index < 2 },
        heard: index < 3 ? 'vk' : index < 5 ? 'colleague' : undefined,
      });
    await come(world, form.id, { link: mine.code, source: SOURCE_GROUPS.telegram, heard: 'telegram' });
    await come(world, form.id, { source: SOURCE_GROUPS.search, heard: 'search' });

    const about = { postId: post.id };
    const chain = await owner.call.chain.read(about);
    expect(chain.steps.map(({ value }) => value)).toEqual([null, 38, 3, 7, 2, 2]);
    expect(await owner.call.chain.rows({ ...about, by: 'link' })).toMatchObject([
      { key: wall.id, name: `Стена, /l/${wall.code}`, clicks: 30, visits: 2, applications: 6, joined: 2 },
      { key: mine.id, clicks: 8, visits: 1, applications: 1 },
    ]);
    expect(await owner.call.chain.rows({ ...about, by: 'channel' })).toMatchObject([
      { key: channel.id, name: 'Стена', clicks: 30, visits: 2 },
      { key: '', clicks: 8, visits: 1 },
    ]);
    const byPerson = await people.trainer.call.chain.rows({ ...about, by: 'person' });
    expect(byPerson.find(({ key }) => key === people.ambassador.memberId)).toMatchObject({
      ...{ name: people.ambassador.name, clicks: 8, applications: null },
    });
    // Whose link it is stays with those who lead ambassadors.
    await expect(people.council.call.chain.rows({ ...about, by: 'person' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const hidden = await people.council.call.chain.rows({ ...about, by: 'link' });
    expect(hidden.map(({ key }) => key)).toEqual([wall.id, 'person']);

    const heard = await owner.call.chain.heard(about);
    expect(heard).toMatchObject({ applications: 7, answered: 6, tracked: 7, either: 7, isFloored: false });
    expect(heard.rows).toEqual([
      { heard: 'colleague', said: 2, tracked: 'not_seen' },
      { heard: 'vk', said: 3, tracked: 6 },
      { heard: 'telegram', said: 1, tracked: 1 },
    ]);
    expect(await people.council.call.chain.heard(about)).toMatchObject({ applications: 7, answered: null });

    const joined = await owner.call.leads.list({ filter: 'all', step: 'joined', ...about });
    expect(joined.total).toBe(2);
    expect((await owner.call.leads.list({ filter: 'all', step: 'applications', ...about })).total).toBe(7);
    const other = await createOrganization(test, { roles: [] });
    await expect(
      other.owner.call.leads.list({ filter: 'all', step: 'joined', ...about }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(other.owner.call.chain.heard(about)).rejects.toMatchObject({ code: 'not_found' });
  });
});
