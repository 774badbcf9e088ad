// A person's own link for a publication. It carries a name only while the person's consent to the present text stands;
// taken back, every link goes on leading and no name is left at it. One a post and person, however often it is asked for.
import { createHash } from 'node:crypto';
import { floorCount } from '@rupor/shared/chain/floor';
import { shortUrl } from '@rupor/shared/links/code';
import type { MakeMyLink, MyLink } from '@rupor/shared/links/contract';
import { OWN_LINK_TEXT } from '@rupor/shared/links/own-link';
import { codeInPath, readTarget } from '@rupor/shared/links/target';
import { findLinks } from '@rupor/shared/posts/links';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { insertLinks } from './make-links.ts';
import { baseOf, ownHosts } from './own-address.ts';
import { readSums } from './present-link.ts';
import { APPLICATIONS_OF_LINK } from './queries/link-sums.sql.ts';
import { createTagger } from './tag-target.ts';

const postSelect = {
  ...{ id: true, title: true, baseText: true, campaignId: true, campaign: true },
  targets: { where: { state: 'published' }, select: { text: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.PostSelect;
type PostRow = Prisma.PostGetPayload<{ select: typeof postSelect }>;

export async function readMyLink(ctx: Ctx, { postId }: { postId: string }): Promise<MyLink> {
  return answerOf(ctx, await getPostOrThrow(ctx, postId));
}

export async function makeMyLink(ctx: Ctx, { postId, agreed }: z.infer<typeof MakeMyLink>): Promise<MyLink> {
  const memberId = memberOf(ctx);
  const post = await getPostOrThrow(ctx, postId);
  const address = addressOf(ctx, post);
  if (post.targets.length === 0) throw apiError('state_conflict', { reason: 'not_out' });
  if (address === null) throw apiError('state_conflict', { reason: 'no_link' });
  const target = await targetOf(ctx, post, address);
  const originalHash = createHash('sha256').update(address).digest('hex');
  await ctx.db.$transaction(async (tx) => {
    // Two tabs agree once: the second waits here and finds the first one's consent.
    await tx.$queryRaw`SELECT 1 FROM member WHERE id = ${memberId}::uuid FOR UPDATE`;
    if (!(await consentOf(ctx, memberId, tx))) await agree(ctx, tx, { memberId, agreed });
    await insertLinks(ctx, tx, {
      links: [
        {
          ...{ ...target, kind: 'person', postId, memberId, campaignId: post.campaignId },
          ...{ title: post.title.slice(0, 120), original: address, originalHash },
        },
      ],
      read: () => tx.shortLink.findMany({ where: { postId, memberId, originalHash } }),
    });
  });
  return answerOf(ctx, post);
}

export async function leaveMyLinks(ctx: Ctx): Promise<{ links: number }> {
  const memberId = memberOf(ctx);
  const { organizationId } = ctx;
  const links = await ctx.db.$transaction(async (tx) => {
    await tx.linkConsent.updateMany({
      where: { organizationId, memberId, withdrawnAt: null },
      data: { withdrawnAt: ctx.clock.now() },
    });
    const { count } = await tx.shortLink.updateMany({
      where: { organizationId, memberId },
      data: { memberId: null },
    });
    await recordAudit(
      ctx,
      { action: 'link.left', targetKind: 'member', targetId: memberId, data: { count } },
      tx,
    );
    return count;
  });
  return { links };
}

async function agree(
  ctx: Ctx,
  tx: Tx,
  { memberId, agreed }: { memberId: string; agreed: z.infer<typeof MakeMyLink>['agreed'] },
): Promise<void> {
  const { version } = OWN_LINK_TEXT;
  if (agreed?.version !== version) throw fieldError({ path: 'agreed', code: 'required' });
  const data = {
    ...{ organizationId: ctx.organizationId, memberId, textVersion: version },
    ...{ shownText: OWN_LINK_TEXT[agreed.locale], agreedAt: ctx.clock.now() },
  };
  await tx.linkConsent.create({ data });
  await recordAudit(
    ctx,
    { action: 'link.agreed', targetKind: 'member', targetId: memberId, data: { version } },
    tx,
  );
}

function memberOf({ actor }: Ctx): string {
  if (actor.kind !== 'user') throw apiError('forbidden');
  return actor.memberId;
}

async function getPostOrThrow(ctx: Ctx, id: string): Promise<PostRow> {
  const post = await ctx.db.post.findFirst({
    where: { id, organizationId: ctx.organizationId, deletedAt: null },
    select: postSelect,
  });
  if (!post) throw apiError('not_found');
  return post;
}

/** To the present text; an earlier one is asked for again. */
function consentOf(ctx: Ctx, memberId: string, db: Ctx['db'] | Tx = ctx.db) {
  const { organizationId } = ctx;
  return db.linkConsent.findFirst({
    where: { organizationId, memberId, withdrawnAt: null, textVersion: OWN_LINK_TEXT.version },
    orderBy: { agreedAt: 'desc' },
  });
}

/** Where the publication leads: the first address of its text that may be shortened. */
function addressOf(ctx: Ctx, { baseText, targets }: PostRow): string | null {
  const own = ownHosts(ctx);
  const urls = [baseText, ...targets.map(({ text }) => text ?? '')].flatMap((text) =>
    findLinks(text).map(({ url }) => url),
  );
  const fits = (url: string) =>
    readTarget(url, own).problem === null && codeInPath(new URL(url).pathname) === null;
  return urls.find(fits) ?? null;
}

async function targetOf(
  ctx: Ctx,
  { campaign }: PostRow,
  address: string,
): Promise<{ target: string; targetHost: string }> {
  const tag = await createTagger(ctx);
  // The word of the medium stands for the source too, so that the network people come from is told by itself.
  const tags = { source: 'ambassador', medium: 'ambassador', campaign, content: null };
  const tagged = readTarget(tag(address, tags), ownHosts(ctx));
  const target = tagged.problem === null ? tagged : readTarget(address, ownHosts(ctx));
  if (target.problem !== null) throw new Error('an address that was looked at is no target');
  return { target: target.url, targetHost: target.host };
}

async function answerOf(ctx: Ctx, post: PostRow): Promise<MyLink> {
  if (ctx.actor.kind !== 'user') throw apiError('forbidden');
  const { memberId } = ctx.actor;
  const [consent, row] = await Promise.all([
    consentOf(ctx, memberId),
    ctx.db.shortLink.findFirst({
      where: { organizationId: ctx.organizationId, postId: post.id, memberId },
      orderBy: { createdAt: 'desc' },
    }),
  ]);
  const obstacle = post.targets.length === 0 ? 'not_out' : addressOf(ctx, post) === null ? 'no_link' : null;
  return {
    link: row && (await presentOwn(ctx, row)),
    agreedAt: consent?.agreedAt.toISOString() ?? null,
    obstacle: row ? null : obstacle,
  };
}

type Row = Prisma.ShortLinkGetPayload<object>;

async function presentOwn(ctx: Ctx, { id, code, number, isSimulated }: Row): Promise<MyLink['link']> {
  const [sums, { rows }] = await Promise.all([
    readSums(ctx, [{ number }]),
    ctx.pool.query<{ applications: number }>(APPLICATIONS_OF_LINK, [ctx.organizationId, code]),
  ]);
  const sum = sums.get(number);
  return {
    ...{ id, isSimulated, url: shortUrl(baseOf(ctx), code) },
    ...{ clicks: sum?.clicks ?? 0, visitors: sum?.visitors ?? 0, shared: sum?.shared ?? 0 },
    applications: floorCount(rows[0]?.applications ?? 0),
  };
}
