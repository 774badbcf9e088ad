// A place that takes posts from nobody but a person: a personal page, a site without an API, a channel whose keys we
// do not have. Rupor prepares everything and hands it over at its time; nothing is ever sent from here.
import { createHash } from 'node:crypto';
import type { Network } from '../network.ts';
import { assistedCapabilities } from './capabilities.ts';

const NAME_MAX = 80;

export function createAssisted(): Network {
  return {
    capabilities: assistedCapabilities,
    connect: async ({ fields }) => {
      const name = (fields.name ?? '').replace(/\s+/gu, ' ').trim();
      if (name === '' || name.length > NAME_MAX)
        return { kind: 'problem', problem: 'bad_name', field: 'name' };
      const url = fields.page?.trim() || null;
      if (url && !/^https?:\/\//i.test(url)) return { kind: 'problem', problem: 'bad_page', field: 'page' };
      const remoteId = createHash('sha256')
        .update((url ?? name).toLowerCase())
        .digest('hex')
        .slice(0, 20);
      return { kind: 'connected', remoteId, name, handle: null, url, settings: {}, credentials: {} };
    },
    check: async () => ({ kind: 'works' }),
    // The engine hands over before it comes here: byHand is `always`.
    publish: async () => ({ kind: 'rejected', problem: 'only_by_hand' }),
    find: async () => ({ kind: 'cannotTell', problem: 'only_by_hand' }),
    postNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    channelNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    remove: async () => ({ kind: 'rejected', problem: 'only_by_hand' }),
  };
}
