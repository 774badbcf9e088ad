import { describe, expect, it } from 'vitest';
import { createChannel } from '../../../test/content.ts';
import { createOrganization, ctxOf } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { ForbiddenAddressError, type SafeFetch } from '../../lib/safe-fetch.ts';
import { checkOutgoing, renderTarget } from '../posts/render.service.ts';
import { checkTargetsJob } from './check-targets.job.ts';

const PUBLIC = 'https://rupor.profsoyuz.example';
const test = useTestApp({ env: { RUPOR_PUBLIC_URL: PUBLIC } });
const SHORT = /https:\/\/rupor\.profsoyuz\.example\/l\/[2-9b-z]{7}/g;

async function plannedPost(text: string) {
  const { owner, organization, people } = await createOrganization(test, { roles: ['editor'] });
  const channels = [
    await createChannel(test, organization.id, { network: 'practice-messenger' }),
    await createChannel(test, organization.id, { network: 'practice-microblog' }),
  ];
  const campaign = await owner.call.campaigns.createCampaign({
    name: 'Ночные смены',
    startsOn: '2026-11-01',
    endsOn: null,
  });
  const draft = await owner.call.posts.create({
    baseText: text,
    campaignId: campaign.id,
    targets: channels.map((channelId) => ({ channelId })),
  });
  const ctx = ctxOf(test, owner);
  const plan = () => ({ id: draft.id, wallTime: '2031-11-20T17:00', timeZone: 'Asia/Yekaterinburg' });
  const linksOf = async () => (await owner.call.links.list({ postId: draft.id })).items;
  return { owner, editor: people.editor, organization, campaign, draft, ctx, plan, linksOf };
}

const TWO =
  'Вступай: https://profsoyuz.example/vstupit?fbclid=1, подробнее (https://profsoyuz.example/faq#a).';

describe('links of a post', () => {
  it('are short, tagged and the same for ever once it is planned: one a link and channel', async () => {
    const { owner, campaign, draft, ctx, plan, linksOf } = await plannedPost(TWO);
    expect(await linksOf()).toEqual([]);
    await owner.call.posts.schedule(plan());
    const links = await linksOf();
    expect(links).toHaveLength(4);
    expect(new Set(links.map(({ code }) => code)).size).toBe(4);
    const joined = links.filter(({ target }) => target.includes('vstupit'));
    for (const link of joined) {
      expect(link).toMatchObject({ kind: 'post', campaign: { id: campaign.id }, state: 'works', clicks: 0 });
      const tags = new URL(link.target).searchParams;
      expect([...tags.keys()].sort()).toEqual(['utm_campaign', 'utm_medium', 'utm_source']);
      expect(tags.get('utm_campaign')).toBe('202611_nochnye_smeny');
    }
    const [target] = draft.targets;
    const sent = await renderTarget(ctx, target?.id ?? '');
    const own = links.filter(({ channel }) => channel?.id === target?.channel.id);
    expect(sent.text.match(SHORT)?.sort()).toEqual(own.map(({ url }) => url).sort());
    expect(sent.text.replace(SHORT, '…')).toBe('Вступай: …, подробнее (…).');
    // Looked at again, planned again, rendered twice at once: the same text, and no further link.
    await owner.call.posts.schedule({ ...plan(), wallTime: '2031-11-21T17:00' });
    const again = await Promise.all([1, 2, 3].map(() => renderTarget(ctx, target?.id ?? '')));
    for (const { text } of again) expect(text).toBe(sent.text);
    expect((await linksOf()).map(({ code }) => code).sort()).toEqual(links.map(({ code }) => code).sort());
    expect((await owner.call.posts.get({ id: draft.id })).baseText).toBe(TWO);
  });

  it('go out as they are where they are ours already, are no address of the web, or nobody wants it', async () => {
    const { owner, draft, ctx, linksOf, organization } = await plannedPost('Пусто');
    const made = await owner.call.links.create({ target: 'https://profsoyuz.example/' });
    const text = `${made.url} http://localhost/x https://a:b@profsoyuz.example/`;
    const [id = ''] = draft.targets.map((target) => target.id);
    await test.app.db.postTarget.update({ where: { id }, data: { text } });
    expect((await renderTarget(ctx, id)).text).toBe(text);
    await test.app.db.postTarget.update({ where: { id }, data: { text: 'https://profsoyuz.example/a' } });
    await test.app.db.organization.update({
      where: { id: organization.id },
      data: { shortensLinks: false },
    });
    expect((await renderTarget(ctx, id)).text).toBe('https://profsoyuz.example/a');
    expect(await linksOf()).toEqual([]);
  });

  it('cost no post: too long with a short link, it goes out with its own', async () => {
    const link = 'https://a.example/x';
    const { draft, ctx } = await plannedPost(link);
    const [, target] = draft.targets;
    const id = target?.id ?? '';
    const full = `${'а'.repeat(300 - link.length - 1)} ${link}`;
    await test.app.db.postTarget.update({ where: { id }, data: { text: full } });
    expect(await (await checkOutgoing(ctx, id)).render()).toMatchObject({ text: full });
    const fits = `${'а'.repeat(100)} ${link}`;
    await test.app.db.postTarget.update({ where: { id }, data: { text: fits } });
    expect((await (await checkOutgoing(ctx, id)).render()).text).toMatch(SHORT);
  });
});

describe('pages that links in use lead to', () => {
  it('are asked once a day, others and those of organizations without internet never', async () => {
    const { owner } = await plannedPost('');
    const used = await owner.call.links.create({ target: 'https://profsoyuz.example/used' });
    await owner.call.links.create({ target: 'https://profsoyuz.example/unused' });
    const { number } = await test.app.db.shortLink.findUniqueOrThrow({ where: { id: used.id } });
    await test.app.db.shortLinkDay.create({ data: { link: number, day: new Date(), clicks: 1 } });
    const asked: string[] = [];
    const safeFetch: SafeFetch = (url) => {
      asked.push(url);
      return Promise.reject(new ForbiddenAddressError('address'));
    };
    const app = { ...test.app, safeFetch };
    const run = () => checkTargetsJob.run(app, {}, new AbortController().signal);
    await owner.call.organization.update({ checksLinks: false });
    await run();
    expect(asked).toEqual([]);
    await owner.call.organization.update({ checksLinks: true });
    await run();
    const times = asked.length;
    expect(new Set(asked)).toEqual(new Set([used.target]));
    await run();
    expect(asked).toHaveLength(times);
    expect((await owner.call.links.list({ search: 'profsoyuz' })).items).toMatchObject([
      { answer: null },
      { answer: 'hidden' },
    ]);
  });
});

describe('links that people make', () => {
  it('are changed under their name, and never behind each other’s back', async () => {
    const { owner, editor } = await plannedPost('');
    const link = await editor.call.links.create({ target: 'profsoyuz.example/old', title: 'Анкета' });
    expect(link.target).toBe('https://profsoyuz.example/old');
    const change = { id: link.id, version: link.version, target: 'https://profsoyuz.example/new' };
    const changed = await owner.call.links.update(change);
    expect(changed).toMatchObject({ target: change.target, version: link.version + 1, code: link.code });
    expect(changed.changes).toMatchObject([
      { kind: 'target', actorName: owner.name, before: link.target, after: change.target },
    ]);
    await expect(editor.call.links.update({ ...change, title: 'Другая' })).rejects.toMatchObject({
      code: 'version_conflict',
    });
    for (const target of ['javascript:alert(1)', `${PUBLIC}/l/x`, `https://other.example/l/${link.code}`])
      await expect(editor.call.links.create({ target })).rejects.toMatchObject({ code: 'invalid_input' });
    const check = await owner.call.links.check({ id: link.id });
    expect(check.answer).toBe('unknown');
  });

  it('of a kit have a code a place, tagged as paper; a repeated request makes none', async () => {
    const { owner, linksOf } = await plannedPost('');
    const kit = {
      kitId: crypto.randomUUID(),
      target: 'https://profsoyuz.example/vstupit',
      title: 'Вступай',
      places: ['проходная', 'цех 5', 'проходная'],
    };
    const made = await owner.call.links.createKit(kit);
    expect(made.map(({ place }) => place)).toEqual(['проходная', 'цех 5']);
    for (const { target } of made) expect(target).toContain('utm_source=qr&utm_medium=print');
    const more = await owner.call.links.createKit({ ...kit, places: ['цех 5', 'листовка'] });
    expect(more.map(({ place }) => place)).toEqual(['цех 5', 'листовка', 'проходная']);
    const codes = await owner.call.links.qr({ id: made[0]?.id ?? '' });
    expect(codes.svg).toContain('<svg');
    expect(Buffer.from(codes.png, 'base64').subarray(1, 4).toString()).toBe('PNG');
    const found = await owner.call.links.list({ search: 'ПРОХОД', kind: 'paper' });
    expect(found).toMatchObject({ total: 1, shortens: 'on' });
    expect(await linksOf()).toEqual([]);
  });
});
