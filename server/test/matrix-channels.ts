// What the authorisation matrix needs for channels: for each endpoint an input that is valid for the organization
// whose channel it names, and what the owner of another organization gets for that very input.

import { randomUUID } from 'node:crypto';
import { connectedChannel } from '@rupor/shared/channels/connected';
import type { ErrorCode } from '@rupor/shared/lib/errors';
import type { TestOrganization } from './factories.ts';

export interface MatrixChannels {
  channelId: string;
  channelName: string;
  removedChannelId: string;
}

interface Entry {
  input: (content: MatrixChannels) => unknown;
  foreign: 'not_found' | 'own';
  also?: readonly ErrorCode[];
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });

/** By the path in the contract. */
export const channelEntries: Record<string, Entry> = {
  'channels.networks': own(() => undefined),
  'channels.list': own(() => ({})),
  'channels.get': named(({ channelId }) => ({ id: channelId })),
  'channels.connect': own(() => ({ network: 'practice-wall', fields: { name: randomUUID() } })),
  'channels.check': named(({ channelId }) => ({ id: channelId })),
  'channels.reconnect': named(({ channelId, channelName }) => ({
    id: channelId,
    fields: { name: channelName },
  })),
  'channels.rename': named(({ channelId }) => ({ id: channelId, name: 'Новое имя' })),
  'channels.setBranch': named(({ channelId }) => ({ id: channelId, branchId: null })),
  'channels.setResponsible': named(({ channelId }) => ({ id: channelId, memberId: null })),
  'channels.remove': named(({ removedChannelId }) => ({ id: removedChannelId })),
  'channels.earlier': named(({ channelId }) => ({ id: channelId })),
  // The practice network lists no posts.
  'channels.readEarlier': { ...named(({ channelId }) => ({ id: channelId })), also: ['state_conflict'] },
  'channels.restore': named(({ removedChannelId }) => ({ id: removedChannelId })),
};

/** One channel in use and one taken out, both of the practice network. */
export async function createMatrixChannels({ owner }: TestOrganization): Promise<MatrixChannels> {
  const channelName = `Стена ${randomUUID()}`;
  const connect = async (name: string) =>
    connectedChannel(await owner.call.channels.connect({ network: 'practice-wall', fields: { name } }));
  const channel = await connect(channelName);
  const removed = await connect(`Убранная ${randomUUID()}`);
  await owner.call.channels.remove({ id: removed.id });
  return { channelId: channel.id, channelName, removedChannelId: removed.id };
}
