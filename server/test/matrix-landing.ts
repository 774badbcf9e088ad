// What the authorisation matrix needs for landing pages: a page that can be published, with a version.
import { randomUUID } from 'node:crypto';
import { PageContent } from '@rupor/shared/landing/blocks';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';

interface MatrixPage {
  pageId: string;
  livePageId: string;
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
  'landing.remove': named(page),
  'landing.restore': named(page),
};

export async function createMatrixPage(
  test: TestApp,
  { organization }: TestOrganization,
): Promise<MatrixPage> {
  const make = async (isLive: boolean) => {
    const { id } = await test.app.db.landingPage.create({
      data: {
        organizationId: organization.id,
        name: 'Вступайте',
        kind: 'join',
        slug: `s${randomUUID()}`,
        content: READY_CONTENT,
        updatedAt: new Date(),
        versions: { create: { organizationId: organization.id, number: 1, content: READY_CONTENT } },
      },
    });
    if (!isLive) return id;
    const { id: liveId } = await test.app.db.landingVersion.findFirstOrThrow({ where: { pageId: id } });
    await test.app.db.landingPage.update({ where: { id }, data: { liveId } });
    return id;
  };
  return { pageId: await make(false), livePageId: await make(true) };
}
