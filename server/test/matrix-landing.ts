// What the authorisation matrix needs for landing pages: a page that can be published, with a version.
import { randomUUID } from 'node:crypto';
import { PageContent } from '@rupor/shared/landing/blocks';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';

interface MatrixPage {
  pageId: string;
  livePageId: string;
  /** Its draft may be tested against it; a test of it runs; one has ended. */
  testablePageId: string;
  testedPageId: string;
  decidedPageId: string;
  endedTestId: string;
}

interface Entry {
  input: (fixture: MatrixPage) => unknown;
  foreign: 'not_found' | 'own';
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });
const page = ({ pageId }: MatrixPage) => ({ id: pageId });

export const READY_CONTENT = PageContent.parse({
  title: 'Вступайте',
  description: 'Оставьте контакт, и вам перезвонят.',
  blocks: [
    {
      id: 'hero',
      kind: 'hero',
      title: 'Вместе мы договариваемся',
      text: 'Оставьте телефон.',
      action: { label: 'Позвонить', href: 'tel:+73430000000' },
    },
  ],
});

const WITH_FORM = PageContent.parse({
  ...READY_CONTENT,
  blocks: [...READY_CONTENT.blocks, { id: 'form', kind: 'form', formKey: 'matrix' }],
});

export const landingEntries: Record<string, Entry> = {
  'landing.list': own(() => undefined),
  'landing.get': named(page),
  'landing.create': own(() => ({ name: 'Вступайте', kind: 'join' })),
  'landing.save': named((fixture) => ({ ...page(fixture), version: 1, name: 'Иначе' })),
  'landing.draw': own(() => ({ content: READY_CONTENT })),
  'landing.forms': own(() => undefined),
  'landing.publish': named((fixture) => ({ ...page(fixture), version: 1 })),
  'landing.withdraw': named(({ livePageId }) => ({ id: livePageId })),
  'landing.previewLink': named(page),
  'landing.versions': named(page),
  'landing.takeVersion': named((fixture) => ({ ...page(fixture), number: 1 })),
  'landing.tests.list': named(page),
  'landing.tests.start': named(({ testablePageId }) => ({ id: testablePageId, version: 1, aim: 'double' })),
  'landing.tests.stop': named(({ testedPageId }) => ({ id: testedPageId })),
  'landing.tests.choose': named(({ decidedPageId, endedTestId }) => ({
    id: decidedPageId,
    testId: endedTestId,
    arm: 'b',
  })),
  'landing.remove': named(page),
  'landing.restore': named(page),
};

export async function createMatrixPage(
  test: TestApp,
  { organization }: TestOrganization,
): Promise<MatrixPage> {
  const make = async (isLive: boolean, content: PageContent = READY_CONTENT) => {
    const { id } = await test.app.db.landingPage.create({
      data: {
        organizationId: organization.id,
        name: 'Вступайте',
        kind: 'join',
        slug: `s${randomUUID()}`,
        content,
        updatedAt: new Date(),
        versions: { create: { organizationId: organization.id, number: 1, content } },
      },
    });
    if (!isLive) return id;
    const { id: liveId } = await test.app.db.landingVersion.findFirstOrThrow({ where: { pageId: id } });
    await test.app.db.landingPage.update({ where: { id }, data: { liveId } });
    return id;
  };
  const tested = async (isRunning: boolean) => {
    const pageId = await make(true, WITH_FORM);
    const { id } = await test.app.db.landingVersion.findFirstOrThrow({ where: { pageId } });
    const ended = isRunning ? { runningPageId: pageId } : { endedAt: new Date(), outcome: 'b' };
    const row = await test.app.db.landingTest.create({
      data: {
        ...{ organizationId: organization.id, pageId, aId: id, bId: id, aim: 'double', total: 100 },
        ...{ startedAt: new Date(), ...ended },
      },
    });
    return { pageId, testId: row.id };
  };
  const testablePageId = await make(true, WITH_FORM);
  const content = { ...WITH_FORM, title: 'Вступайте к нам' };
  await test.app.db.landingPage.update({ where: { id: testablePageId }, data: { content } });
  const decided = await tested(false);
  return {
    pageId: await make(false),
    livePageId: await make(true),
    testablePageId,
    testedPageId: (await tested(true)).pageId,
    decidedPageId: decided.pageId,
    endedTestId: decided.testId,
  };
}
