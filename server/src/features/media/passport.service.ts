// By what right files are shown. A passport is saved as it is, complete or not; what it says of people is theirs, so it
// is read with the file only, never with a post.
import { listGaps, type Passport, proofsOf, stateOf } from '@rupor/shared/media/passport';
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { requireDescribing } from './media.policy.ts';
import { lockAssetsOrThrow } from './media-row.ts';
import { passportOf } from './present-media.ts';

export async function savePassport(
  ctx: Ctx,
  { ids, passport }: { ids: string[]; passport: Passport },
): Promise<{ changed: number }> {
  await ctx.db.$transaction(async (tx) => {
    const assets = await lockAssetsOrThrow(ctx, ids, tx);
    for (const asset of assets) await requireDescribing(ctx, asset);
    await requireProofs(ctx, tx, proofsOf(passport));
    for (const asset of assets) {
      requireWithdrawn(asset, passport);
      await writePassport(tx, asset.id, passport);
      const data = { name: asset.originalName, gaps: listGaps(passport) };
      await recordAudit(
        ctx,
        { action: 'media.passport_saved', targetKind: 'media', targetId: asset.id, data },
        tx,
      );
    }
  });
  return { changed: new Set(ids).size };
}

export async function writePassport(tx: Tx, id: string, passport: Passport): Promise<void> {
  const { expiresOn } = passport;
  await tx.mediaAsset.update({
    where: { id },
    data: { passport, passportState: stateOf(passport), expiresOn },
  });
}

/** Who took a consent back stays in the passport, under that very entry: nobody edits it away. */
function requireWithdrawn(asset: MediaAsset, passport: Passport): void {
  const before = passportOf(asset)?.people.filter(({ state }) => state === 'withdrawn') ?? [];
  const isKept = before.every(({ id }) =>
    passport.people.some((person) => person.id === id && person.state === 'withdrawn'),
  );
  if (!isKept) throw apiError('state_conflict', { reason: 'consent_withdrawn' });
  const fresh = passport.people.filter(
    ({ id, state }) => state === 'withdrawn' && !before.some((person) => person.id === id),
  );
  // It holds posts back and makes tasks: only `withdraw` does that.
  if (fresh.length > 0) throw fieldError({ path: 'passport.people', code: 'invalid' });
}

async function requireProofs(ctx: Ctx, tx: Tx, ids: string[]): Promise<void> {
  const known = await tx.mediaAsset.count({
    where: { id: { in: ids }, organizationId: ctx.organizationId, deletedAt: null },
  });
  if (known < ids.length) throw apiError('not_found', { fields: [{ path: 'passport', code: 'not_found' }] });
}
