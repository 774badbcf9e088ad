// A visit that the organization's own server has seen: for sites that allow no script. What the visitor is stands in
// headers, as everywhere; the same rules decide, and nothing refused is answered as if it were stored.
import type { ServerVisit } from '@rupor/shared/visits/contract';
import ipaddr from 'ipaddr.js';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { household } from './ingest/client-address.ts';
import { MAX_URL, readSaid } from './ingest/hit.ts';
import { requireSite } from './sites.service.ts';

const MAX_HEADER = 1_000;

export async function sendVisit(
  ctx: Ctx,
  { siteId, kind, url, referrer, name, number, nonce }: z.infer<typeof ServerVisit>,
  headers: Headers,
): Promise<{ ok: true }> {
  const { key, archivedAt } = await requireSite(ctx, siteId, ctx.db);
  const facts = archivedAt ? null : await ctx.visits.siteOf(key);
  if (!facts) throw apiError('not_found');
  const read = (header: string) => (headers.get(header) ?? '').slice(0, MAX_HEADER);
  const address = read('x-visitor-address').trim();
  const agent = read('x-visitor-agent');
  if (!ipaddr.isValid(address)) throw fieldError({ path: 'X-Visitor-Address', code: 'bad_format' });
  if (agent === '') throw fieldError({ path: 'X-Visitor-Agent', code: 'required' });
  const said =
    url.length <= MAX_URL ? readSaid({ t: kind, u: url, r: referrer, n: name, v: number, i: nonce }) : null;
  if (!said) throw fieldError({ path: 'url', code: 'bad_format' });
  const result = await ctx.visits.count(facts, said, {
    address: household(address),
    agent,
    languages: read('x-visitor-languages'),
    asksNotToBeFollowed: read('x-visitor-do-not-follow') === '1',
    isAhead: false,
    originHost: null,
    isOwnPerson: false,
  });
  if (result === 'counted') return { ok: true };
  if (result === 'busy') throw apiError('not_ready');
  throw apiError(result === 'over_limit' ? 'too_many_requests' : 'blocked_by_rules', { reason: result });
}
