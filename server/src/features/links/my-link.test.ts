import { randomUUID } from 'node:crypto';
import { OWN_LINK_TEXT } from '@rupor/shared/links/own-link';
import { expect, it } from 'vitest';
import { createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { follow } from '../../../test/links.ts';
import { createChannel, createPublished } from '../../../test/published.ts';

const PUBLIC = 'https://rupor.profsoyuz.example';
const test = useTestApp({ env: { RUPOR_PUBLIC_URL: PUBLIC, TRUST_PROXY: '1' } });
const agreed = { version: OWN_LINK_TEXT.version, locale: 'ru' as const };

it('a personal link needs consent, counts for its person alone, and loses the name when consent is taken back', async () => {
  const { owner, people, organization } = await createOrganization(test, {
    roles: ['ambassador', 'council', 'editor', 'trainer'],
  });
  const { ambassador, council, editor, trainer } = people;
  const organizationId = organization.id;
  const channel = await createChannel(test, { organizationId });
  const { post } = await createPublished(test, {
    ...{ organizationId, channelIds: [channel.id], publishedAt: '2026-04-02T09:00:00Z' },
  });
  const about = { postId: post.id };
  const draft = await owner.call.posts.create({ baseText: 'https://profsoyuz.example/vstupit', targets: [] });
  expect(await ambassador.call.links.mine({ postId: draft.id })).toMatchObject({ obstacle: 'not_out' });
  expect(await ambassador.call.links.mine(about)).toEqual({
    link: null,
    agreedAt: null,
    obstacle: 'no_link',
  });
  await expect(ambassador.call.links.makeMine({ ...about, agreed })).rejects.toMatchObject({
    code: 'state_conflict',
    data: { reason: 'no_link' },
  });
  await test.app.db.post.update({
    where: { id: post.id },
    data: { baseText: 'Вступай: https://profsoyuz.example/vstupit и https://profsoyuz.example/faq' },
  });
  await expect(ambassador.call.links.makeMine(about)).rejects.toMatchObject({
    code: 'invalid_input',
    data: { fields: [{ path: 'agreed', code: 'required' }] },
  });
  const [made, twice] = await Promise.all([
    ambassador.call.links.makeMine({ ...about, agreed }),
    ambassador.call.links.makeMine({ ...about, agreed }),
  ]);
  expect(twice.link?.id).toBe(made.link?.id);
  const id = made.link?.id ?? '';
  const consents = await test.app.db.linkConsent.findMany({ where: { organizationId } });
  expect(consents).toMatchObject([{ textVersion: 1, shownText: OWN_LINK_TEXT.ru, withdrawnAt: null }]);

  const code = made.link?.url.split('/').at(-1) ?? '';
  const headers = { 'x-forwarded-for': '10.7.0.1' };
  const followed = await follow(test, `/l/${code}`, { headers });
  expect(followed.headers.location).toContain('https://profsoyuz.example/vstupit?utm_source=ambassador');
  const form = await test.app.db.leadForm.create({
    data: { organizationId, key: randomUUID().slice(0, 8), title: 'Вступить' },
  });
  const at = test.app.clock.now();
  await test.app.db.lead.create({
    data: {
      ...{ organizationId, formId: form.id, sendingHash: randomUUID(), createdAt: at, stateAt: at },
      touches: { create: { order: 'last', at, source: 1, link: code } },
    },
  });
  // One applicant could be recognised by whoever shared the link.
  expect((await ambassador.call.links.mine(about)).link).toMatchObject({
    ...{ clicks: 1, visitors: 1, applications: null },
  });

  // Nobody else sees it but those who lead ambassadors; neither in lists nor by its id.
  for (const call of [council.call, editor.call]) {
    expect((await call.links.list({})).items).toEqual([]);
    await expect(call.links.get({ id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await call.links.mine(about)).link).toBeNull();
  }
  await expect(editor.call.links.update({ id, version: 1, isDisabled: true })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect((await ambassador.call.links.list({})).items).toMatchObject([{ id, kind: 'person' }]);
  expect((await trainer.call.links.list({ kind: 'person' })).items).toMatchObject([
    { id, person: { name: ambassador.name }, clicks: 1 },
  ]);

  expect(await ambassador.call.links.leaveMine()).toEqual({ links: 1 });
  expect(await ambassador.call.links.mine(about)).toEqual({ link: null, agreedAt: null, obstacle: null });
  expect((await owner.call.links.list({})).items).toMatchObject([{ id, person: null, clicks: 1 }]);
  expect((await follow(test, `/l/${code}`, { headers })).status).toBe(302);
  const actions = (await owner.call.organization.audit.list({})).entries.map(({ action }) => action);
  expect(actions.slice(0, 2)).toEqual(['link.left', 'link.agreed']);
});
