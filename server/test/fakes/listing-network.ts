// A network that lists what stands on a wall: the outside world of the tests that read earlier posts. Its wall lies in
// the test's memory, newest first; a page may fail in any way a real one does.
import type { App } from '../../src/context.ts';
import type { EarlierPost, EarlierResult, Network } from '../../src/networks/network.ts';
import { createRegistry } from '../../src/networks/registry.ts';
import type { TestApp } from '../harness.ts';

export interface Listing {
  app: App;
  posts: EarlierPost[];
  /** Cursors that were asked for, in order. */
  asked: (string | null)[];
  clock: { at: Date };
  /** What the next page answers instead of posts, once; a function runs before the page is read. */
  next: { instead: EarlierResult | Error | null; before: (() => Promise<void>) | null };
}

export function createListing(test: TestApp, { now, page = 2 }: { now: string; page?: number }): Listing {
  const wall = test.app.networks.get('practice-wall');
  if (!wall) throw new Error('no practice wall');
  const posts: EarlierPost[] = [];
  const asked: (string | null)[] = [];
  const next: Listing['next'] = { instead: null, before: null };
  const clock = { at: new Date(now) };
  const network: Network = {
    ...wall,
    capabilities: { ...wall.capabilities, listsPosts: true },
    capabilitiesOf: undefined,
    listEarlier: async (_call, { since, cursor }) => {
      asked.push(cursor);
      const { instead, before } = next;
      next.instead = null;
      next.before = null;
      await before?.();
      if (instead instanceof Error) throw instead;
      if (instead) return instead;
      const from = Number(cursor ?? 0);
      const own = posts.filter(({ publishedAt }) => publishedAt >= since);
      const more = from + page < own.length;
      return { kind: 'posts', posts: own.slice(from, from + page), next: more ? String(from + page) : null };
    },
  };
  const app = { ...test.app, clock: { now: () => clock.at }, networks: createRegistry([network]) };
  return { app, posts, asked, clock, next };
}

let serial = 0;

export function earlierPost(given: Partial<EarlierPost> & { at: string }): EarlierPost {
  serial += 1;
  const { at, ...rest } = given;
  return {
    remoteIds: [`earlier-${serial}`],
    url: `https://wall.example/post/${serial}`,
    publishedAt: new Date(at),
    text: `Публикация ${serial}`,
    numbers: { views: 100 + serial, likes: 5 },
    ...rest,
  };
}
