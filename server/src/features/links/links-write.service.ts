// Short links that people make and change. Each change of what already hangs somewhere is written down with its name, in
// the transaction of the change.
import type {
  CreateKit,
  CreateLink,
  LinkChange,
  LinkDetails,
  ShortLink,
  UpdateLink,
} from '@rupor/shared/links/contract';
import type { Ctx } from '../../context.ts';
import type { Campaign, Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { checkLink } from '../posts/lint/link-check.service.ts';
import { getLinkOrThrow, readLink } from './links-read.service.ts';
import { drawCode, insertLinks, requireTarget } from './make-links.ts';
import { type LinkRow, linkInclude, presentLinks } from './present-link.ts';
import { createTagger } from './tag-target.ts';

export async function createLink(ctx: Ctx, input: CreateLink): Promise<ShortLink> {
  const { title, campaignId, expiresAt } = input;
  await requireCampaign(ctx, campaignId);
  const target = await requireTarget(ctx, input.target);
  const row = await ctx.db.shortLink.create({
    data: {
      ...target,
      ...{ organizationId: ctx.organizationId, code: drawCode(), kind: 'own', title, campaignId },
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      createdAt: ctx.clock.now(),
    },
    include: linkInclude,
  });
  return presentOne(ctx, row);
}

/** Repeated it makes nothing anew; with further places it adds theirs. */
export async function createKit(ctx: Ctx, input: CreateKit): Promise<ShortLink[]> {
  const { kitId, title, campaignId } = input;
  const { organizationId } = ctx;
  const campaign = await requireCampaign(ctx, campaignId);
  const pasted = await requireTarget(ctx, input.target);
  const tag = await createTagger(ctx);
  const tagged = tag(pasted.target, { source: 'qr', medium: 'print', campaign, content: null });
  const target = await requireTarget(ctx, tagged);
  const places = [...new Set(input.places)];
  const where = { organizationId, kitId, place: { in: places } };
  await insertLinks(ctx, ctx.db, {
    links: places.map((place) => ({ ...target, kind: 'paper', kitId, place, title, campaignId })),
    read: () => ctx.db.shortLink.findMany({ where }),
  });
  const rows = await ctx.db.shortLink.findMany({ where: { organizationId, kitId }, include: linkInclude });
  const order = (row: LinkRow) => (places.includes(row.place) ? places.indexOf(row.place) : places.length);
  return presentLinks(
    ctx,
    rows.sort((a, b) => order(a) - order(b) || a.number - b.number),
  );
}

export async function updateLink(ctx: Ctx, input: UpdateLink): Promise<LinkDetails> {
  const { id, version, title, isDisabled } = input;
  const before = await getLinkOrThrow(ctx, id);
  const target = input.target === undefined ? undefined : await requireTarget(ctx, input.target);
  const expiresAt = input.expiresAt === undefined ? before.expiresAt : toDate(input.expiresAt);
  const after = {
    ...(target ?? {}),
    ...(title === undefined ? {} : { title }),
    expiresAt,
    disabledAt:
      isDisabled === undefined
        ? before.disabledAt
        : isDisabled
          ? (before.disabledAt ?? ctx.clock.now())
          : null,
  };
  const changes = changesOf(before, { ...before, ...after });
  if (changes.length === 0) return readLink(ctx, { id });
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.shortLink.updateMany({
      where: { id, organizationId: ctx.organizationId, version },
      data: { ...after, version: { increment: 1 } },
    });
    if (count === 0) throw apiError('version_conflict');
    await writeChanges(tx, ctx, before, changes);
  });
  ctx.links.forget(before.code);
  return readLink(ctx, { id });
}

export async function checkTarget(ctx: Ctx, { id }: { id: string }): Promise<ShortLink> {
  const row = await getLinkOrThrow(ctx, id);
  await checkLink(ctx, row.target);
  return presentOne(ctx, row);
}

type Change = Pick<LinkChange, 'kind' | 'before' | 'after'>;
type Changeable = Pick<LinkRow, 'target' | 'title' | 'expiresAt' | 'disabledAt'>;

function changesOf(before: Changeable, after: Changeable): Change[] {
  const changes: Change[] = [];
  if (before.target !== after.target)
    changes.push({ kind: 'target', before: before.target, after: after.target });
  if (before.title !== after.title) changes.push({ kind: 'title', before: before.title, after: after.title });
  const [was, is] = [before.expiresAt?.toISOString() ?? null, after.expiresAt?.toISOString() ?? null];
  if (was !== is) changes.push({ kind: 'expiry', before: was, after: is });
  if ((before.disabledAt === null) !== (after.disabledAt === null))
    changes.push({ kind: after.disabledAt ? 'disabled' : 'enabled', before: null, after: null });
  return changes;
}

async function writeChanges(
  tx: Tx,
  ctx: Ctx,
  { id, code, title }: LinkRow,
  changes: readonly Change[],
): Promise<void> {
  const { organizationId, actor } = ctx;
  const rows: Prisma.ShortLinkChangeCreateManyInput[] = changes.map((change) => ({
    ...change,
    ...{ organizationId, linkId: id, at: ctx.clock.now(), actorName: actor.name },
  }));
  await tx.shortLinkChange.createMany({ data: rows });
  await recordAudit(
    ctx,
    {
      action: 'link.changed',
      targetKind: 'link',
      targetId: id,
      data: { name: title || code, what: changes.map(({ kind }) => kind) },
    },
    tx,
  );
}

async function requireCampaign(ctx: Ctx, id: string | null): Promise<Campaign | null> {
  if (id === null) return null;
  const campaign = await ctx.db.campaign.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!campaign) throw apiError('not_found', { fields: [{ path: 'campaignId', code: 'not_found' }] });
  return campaign;
}

async function presentOne(ctx: Ctx, row: LinkRow): Promise<ShortLink> {
  const [link] = await presentLinks(ctx, [row]);
  if (!link) throw new Error('one link was given and none came back');
  return link;
}

function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
