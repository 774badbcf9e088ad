// What the authorisation matrix needs for the law: a draft, a channel and a list of the organization.

import type { ErrorCode } from '@rupor/shared/lib/errors';
import { createAsset, createChannel } from './content.ts';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';

export interface MatrixLaw {
  postId: string;
  channelId: string;
  listId: string;
}

interface Entry {
  input: (content: MatrixLaw) => unknown;
  foreign: 'not_found' | 'own';
  also?: readonly ErrorCode[];
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });
const ad = {
  ord: '',
  erid: '',
  advertiserName: '',
  advertiserInn: '',
  contractNumber: '',
  contractDate: null,
  startsOn: null,
  endsOn: null,
  reportDueOn: null,
  reportedOn: null,
};
/** Somebody who neither plans nor approves decides about their own posts only. */
const held = (entry: Entry): Entry => ({ ...entry, also: ['forbidden'] });

/** By the path in the contract. */
export const lawEntries: Record<string, Entry> = {
  'law.get': own(() => undefined),
  'law.setProfile': own(() => ({ profile: 'eu' })),
  'law.noteRule': own(() => ({ ruleId: 'elections', isInForce: true, note: '' })),
  'law.importList': own(() => ({
    kind: 'other',
    name: 'Список',
    sourceUrl: '',
    asOf: '2026-11-01',
    text: 'primer.example',
  })),
  'law.removeList': named(({ listId }) => ({ id: listId, isRemoved: true })),
  'law.entries': named(({ listId }) => ({ id: listId, page: 1 })),
  'law.checklist': named(({ postId }) => ({ id: postId })),
  'law.decide': held(
    named(({ postId }) => ({ id: postId, decision: { kind: 'promo', status: 'not_ad', answers: null } })),
  ),
  'law.saveAd': held(named(({ postId }) => ({ id: postId, ad }))),
  'law.decisions': own(() => ({ page: 1 })),
  'law.channels': own(() => undefined),
  'law.saveListing': named(({ channelId }) => ({
    channelId,
    state: 'applied',
    applicationNumber: '1',
    appliedOn: null,
    url: '',
  })),
};

export async function createMatrixLaw(
  test: TestApp,
  { organization: { id: organizationId } }: TestOrganization,
): Promise<MatrixLaw> {
  const { db } = test.app;
  const channelId = await createChannel(test, organizationId);
  const assetId = await createAsset(test, organizationId);
  const post = await db.post.create({
    data: {
      organizationId,
      baseText: 'Собрание',
      media: { create: { assetId, position: 0 } },
      targets: { create: { organizationId, channelId } },
    },
  });
  const list = await db.lawList.create({
    data: {
      organizationId,
      kind: 'other',
      name: 'Свой список',
      asOf: new Date('2026-11-01'),
      entryCount: 1,
      importedByName: 'Кто-то',
      importedAt: new Date(),
      entries: {
        create: { organizationId, name: 'primer.example', isDomain: true, keys: ['@primer.example'] },
      },
    },
  });
  return { postId: post.id, channelId, listId: list.id };
}
