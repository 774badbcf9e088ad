// Rows of short links as the contract shows them, with their sums and what their targets last answered.
import { shortUrl } from '@rupor/shared/links/code';
import type { LinkState, ShortLink } from '@rupor/shared/links/contract';
import { headingOf } from '@rupor/shared/posts/excerpt';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { readLinks } from '../posts/lint/link-check.service.ts';
import { baseOf } from './own-address.ts';
import { LINK_SUMS, type SumRow } from './queries/link-sums.sql.ts';

export const linkInclude = {
  campaign: { select: { id: true, name: true } },
  post: { select: { id: true, title: true, baseText: true } },
  channel: { select: { id: true, name: true, network: true } },
  member: { select: { id: true, user: { select: { name: true } } } },
} as const satisfies Prisma.ShortLinkInclude;

export type LinkRow = Prisma.ShortLinkGetPayload<{ include: typeof linkInclude }>;

export async function presentLinks(ctx: Ctx, rows: readonly LinkRow[]): Promise<ShortLink[]> {
  const [sums, answers] = await Promise.all([
    readSums(ctx, rows),
    readLinks(ctx, [...new Set(rows.map(({ target }) => target))]),
  ]);
  return rows.map((row) => {
    const sum = sums.get(row.number);
    return {
      ...{ id: row.id, version: row.version, code: row.code, kind: row.kind, target: row.target },
      ...{ title: row.title, place: row.place, kitId: row.kitId, isSimulated: row.isSimulated },
      url: shortUrl(baseOf(ctx), row.code),
      state: stateOf(ctx, row),
      campaign: row.campaign,
      post: row.post && {
        id: row.post.id,
        title: headingOf({ title: row.post.title, text: row.post.baseText }),
      },
      channel: row.channel,
      person: row.member && { id: row.member.id, name: row.member.user.name },
      expiresAt: row.expiresAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      clicks: sum?.clicks ?? 0,
      visitors: sum?.visitors ?? 0,
      lastClickAt: sum?.last_at?.toISOString() ?? null,
      answer: answers.get(row.target) ?? null,
    };
  });
}

export async function readSums(
  { pool }: Ctx,
  rows: readonly { number: number }[],
): Promise<ReadonlyMap<number, SumRow>> {
  if (rows.length === 0) return new Map();
  const { rows: sums } = await pool.query<SumRow>(LINK_SUMS, [rows.map(({ number }) => number)]);
  return new Map(sums.map((sum) => [sum.link, sum]));
}

function stateOf({ clock }: Ctx, { disabledAt, expiresAt }: LinkRow): LinkState {
  if (disabledAt) return 'disabled';
  return expiresAt && expiresAt <= clock.now() ? 'ended' : 'works';
}
