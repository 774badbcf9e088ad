// Entries of a WordPress site. At most once: the site takes no key, so an unknown outcome is looked up by our slug.
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { textOfHtml } from '../html-text.ts';
import { lookTwice } from '../listing.ts';
import type { EarlierResult, Network, NumbersResult } from '../network.ts';
import { toReading } from '../outcome.ts';
import { callSite, classify, type Site } from './api.ts';
import { wordpressCapabilities } from './capabilities.ts';
import { checkSite, connectSite, siteOf } from './connect.ts';
import { findEntry, publishEntry, removeEntries } from './publish.ts';

const PAGE = 50;
const Entries = z.array(
  z.object({
    id: z.number(),
    link: z.string(),
    date_gmt: z.string(),
    title: z.object({ rendered: z.string() }),
    content: z.object({ rendered: z.string() }),
  }),
);

interface Dependencies {
  fetch: SafeFetch;
  clock: Clock;
  /** Between two looks for an entry, milliseconds. */
  settleMs?: number;
}

export function createWordpress({ settleMs = 5_000, ...dependencies }: Dependencies): Network {
  return {
    capabilities: wordpressCapabilities,
    connect: ({ fields, signal }) => connectSite(dependencies, fields, signal),
    check: (call) => checkSite(siteOf(dependencies, call)),
    publish: (call, post) => publishEntry(siteOf(dependencies, call), call, post),
    find: (call, post) =>
      lookTwice(() => findEntry(siteOf(dependencies, call), post), { settleMs, signal: call.signal }),
    postNumbers: (call, { remoteIds }) => countComments(siteOf(dependencies, call), remoteIds[0] ?? ''),
    channelNumbers: async () => ({ kind: 'numbers', numbers: {} }),
    remove: (call, remoteIds) => removeEntries(siteOf(dependencies, call), call, remoteIds),
    listEarlier: (call, page) => listEarlier(siteOf(dependencies, call), page),
  };
}

/** Only what everybody may read is counted, by the total the site names in a header. */
async function countComments(site: Site, id: string): Promise<NumbersResult> {
  const there = await callSite(site, { method: 'GET', path: `/wp/v2/posts/${encodeURIComponent(id)}` });
  if (there.kind === 'refused' && (there.status === 404 || there.status === 410)) return { kind: 'gone' };
  if (there.kind !== 'ok') return toReading(classify(there));
  const path = `/wp/v2/comments?post=${encodeURIComponent(id)}&per_page=1`;
  const answer = await callSite(site, { method: 'GET', path });
  if (answer.kind !== 'ok') return toReading(classify(answer));
  return { kind: 'numbers', numbers: { comments: answer.total } };
}

async function listEarlier(
  site: Site,
  { since, cursor }: { since: Date; cursor: string | null },
): Promise<EarlierResult> {
  const page = Number(cursor ?? 1);
  const after = encodeURIComponent(since.toISOString());
  const path = `/wp/v2/posts?status=publish&per_page=${PAGE}&page=${page}&after=${after}`;
  const answer = await callSite(site, { method: 'GET', path });
  if (answer.kind !== 'ok') return toReading(classify(answer));
  const entries = Entries.safeParse(answer.data).data;
  if (!entries) return { kind: 'unavailable', problem: 'unreadable_answer' };
  const posts = entries.map(({ id, link, date_gmt, title, content }) => ({
    remoteIds: [String(id)],
    url: link,
    publishedAt: new Date(`${date_gmt}Z`),
    text: textOfHtml(`${title.rendered}\n\n${content.rendered}`).trim(),
    numbers: {},
  }));
  const hasMore = answer.total !== null && page * PAGE < answer.total;
  return { kind: 'posts', posts, next: hasMore ? String(page + 1) : null };
}
