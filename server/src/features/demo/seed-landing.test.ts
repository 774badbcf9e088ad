import { lintPage } from '@rupor/shared/landing/lint';
import { expect, it } from 'vitest';
import { useTestApp } from '../../../test/harness.ts';
import { contentOf } from '../landing/present-page.ts';
import { DEMO_NAME, DEMO_ORGANIZATION_ID, DEMO_ZONE } from './demo-world.ts';
import { seedLanding } from './seed-landing.ts';

const test = useTestApp();

it('seedLanding opens two pages that nothing stands in the way of, and begins another', async () => {
  const { db } = test.app;
  await db.organization.create({ data: { id: DEMO_ORGANIZATION_ID, name: DEMO_NAME, timeZone: DEMO_ZONE } });
  const person = { campaignId: null, authorId: DEMO_ORGANIZATION_ID, assets: [] };
  await db.$transaction((tx) => seedLanding(tx, { ...person, now: new Date() }));
  const versions = await db.landingVersion.findMany();
  const remarks = versions.flatMap(({ content }) =>
    lintPage(contentOf(content), { bytes: null, files: [], today: '2026-11-20' }),
  );
  expect([versions.length, remarks.filter(({ weight }) => weight === 'stop')]).toEqual([2, []]);
  expect((await fetch(`${test.origin}/p/vstupaj-v-smenu`)).status).toBe(200);
  expect((await fetch(`${test.origin}/p/v-razdevalke-teplo/card.png`)).headers.get('content-type')).toBe(
    'image/png',
  );
  expect((await fetch(`${test.origin}/p/vse-ssylki-smeny`)).status).toBe(404);
});
