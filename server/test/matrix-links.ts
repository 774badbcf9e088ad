// What the authorisation matrix needs for short links.
import { randomUUID } from 'node:crypto';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';

interface Entry {
  input: (linkId: string) => unknown;
  foreign: 'not_found' | 'own';
}

const named = (more: object = {}): Entry => ({ input: (id) => ({ id, ...more }), foreign: 'not_found' });
const own = (input: () => unknown): Entry => ({ input, foreign: 'own' });
const target = 'https://profsoyuz.example/vstupit';

export const linkEntries: Record<string, Entry> = {
  'links.list': own(() => ({})),
  'links.get': named(),
  'links.qr': named(),
  'links.create': own(() => ({ target })),
  'links.createKit': own(() => ({ target, kitId: randomUUID(), places: ['проходная'] })),
  'links.update': named({ version: 1, title: 'Вступить' }),
  'links.check': named(),
  'links.leaveMine': own(() => undefined),
};

export async function createMatrixLink(
  { app }: TestApp,
  { organization }: TestOrganization,
): Promise<string> {
  const { id } = await app.db.shortLink.create({
    data: {
      ...{ organizationId: organization.id, code: randomUUID(), kind: 'own' },
      ...{ target, targetHost: 'profsoyuz.example' },
    },
  });
  return id;
}
