// Somebody takes the consent to be shown back. In one transaction: the passports of all files that name the person say
// so, what is planned is held back, what is out becomes a task. Nothing is removed from a network by itself: a person
// does that and says so. Taken back twice it is the same (unique per file, target and person).
import type { WithdrawalPlan } from '@rupor/shared/media/library-contract';
import type { Passport, PersonConsent } from '@rupor/shared/media/passport';
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { requireBranch } from '../../http/require-branch.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { listPageUses, withoutAsset } from '../landing/page-uses.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { holdBack } from '../posts/hold-back.service.ts';
import { presentUse } from './library.service.ts';
import { getAssetOrThrow, lockAssetsOrThrow } from './media-row.ts';
import { writePassport } from './passport.service.ts';
import { passportOf } from './present-media.ts';
import { listUses, type UseRow } from './queries/media-uses.sql.ts';
import { tellWithdrawn } from './tell-withdrawn.ts';

interface Who {
  id: string;
  personId: string;
}

/** Out, perhaps out, or with a person who publishes it. */
const OUT = ['published', 'unconfirmed', 'publishing', 'by_hand'];

export async function planWithdrawal(ctx: Ctx, who: Who): Promise<WithdrawalPlan> {
  const { person } = await findPerson(ctx, who);
  const files = await listFilesOf(ctx, ctx.db, person.name);
  const uses = await listUses(
    ctx.db,
    ctx.organizationId,
    files.map(({ id }) => id),
  );
  const pages = await listPageUses(ctx, ctx.db, { assetIds: files.map(({ id }) => id) });
  return {
    personName: person.name,
    files: files.length,
    published: uses.filter(isOut).map(presentUse),
    scheduled: uses.filter(({ state }) => state === 'scheduled').map(presentUse),
    pages: pages.filter(({ isShown }) => isShown).map(withoutAsset),
  };
}

export async function withdrawConsent(
  ctx: Ctx,
  who: Who,
): Promise<{ held: number; tasks: number; files: number }> {
  const { person } = await findPerson(ctx, who);
  return ctx.db.$transaction(async (tx) => {
    const files = await listFilesOf(ctx, tx, person.name);
    const assets = await lockAssetsOrThrow(
      ctx,
      files.map(({ id }) => id),
      tx,
    );
    const uses = await listUses(
      tx,
      ctx.organizationId,
      assets.map(({ id }) => id),
    );
    const pages = (await listPageUses(ctx, tx, { assetIds: assets.map(({ id }) => id) })).filter(
      ({ isShown }) => isShown,
    );
    requireBranch(ctx, 'media.write', ...uses.map(({ branchId }) => branchId));
    const people = new Map<string, PersonConsent>();
    for (const asset of assets) {
      const taken = takeBack(passportOf(asset), person.name);
      if (!taken) continue;
      await writePassport(tx, asset.id, taken.passport);
      people.set(asset.id, taken.person);
    }
    const planned = uses
      .filter(({ state }) => state === 'scheduled')
      .flatMap(({ targetId }) => targetId ?? []);
    const held = await holdBack(tx, ctx, [...new Set(planned)], 'consent_withdrawn');
    const places: Place[] = [
      ...uses.filter(({ targetId, ...use }) => targetId !== null && isOut({ targetId, ...use })),
      // The page hides the picture by itself at once; a person puts another one there.
      ...pages.map(({ assetId, pageId }) => ({ assetId, pageId })),
    ];
    const tasks = await tx.removalTask.createManyAndReturn({
      data: places.flatMap((place) => taskOf(ctx, place, people.get(place.assetId))),
      skipDuplicates: true,
    });
    await tellWithdrawn(tx, ctx, tasks);
    const data = { files: files.length, held, tasks: tasks.length };
    await recordAudit(
      ctx,
      { action: 'media.consent_withdrawn', targetKind: 'media', targetId: who.id, data },
      tx,
    );
    return { held, tasks: tasks.length, files: files.length };
  });
}

interface Place {
  assetId: string;
  targetId?: string | null;
  pageId?: string;
  responsibleId?: string | null;
}

function taskOf(ctx: Ctx, place: Place, person: PersonConsent | undefined) {
  if (!person) return [];
  const { assetId, targetId = null, pageId = null, responsibleId = null } = place;
  return [
    {
      ...{ organizationId: ctx.organizationId, assetId, targetId, pageId, responsibleId },
      ...{ personId: person.id, personName: person.name, createdAt: ctx.clock.now() },
    },
  ];
}

function isOut({ state }: UseRow): boolean {
  return OUT.includes(state);
}

async function findPerson(ctx: Ctx, { id, personId }: Who): Promise<{ person: PersonConsent }> {
  const passport = passportOf(await getAssetOrThrow(ctx, id));
  const person = passport?.people.find((one) => one.id === personId);
  if (!person) throw apiError('not_found');
  return { person };
}

/** Names that differ by case and spaces only are one person. */
async function listFilesOf(ctx: Ctx, db: Db | Tx, name: string): Promise<MediaAsset[]> {
  const rows = await db.mediaAsset.findMany({
    where: {
      organizationId: ctx.organizationId,
      deletedAt: null,
      passport: { path: ['hasPeople'], equals: true },
    },
  });
  return rows.filter((row) => passportOf(row)?.people.some((person) => isSame(person.name, name)));
}

function takeBack(
  passport: Passport | null,
  name: string,
): { passport: Passport; person: PersonConsent } | null {
  const person = passport?.people.find((one) => isSame(one.name, name));
  if (!passport || !person) return null;
  const people = passport.people.map((one) =>
    isSame(one.name, name) ? { ...one, state: 'withdrawn' as const } : one,
  );
  return { passport: { ...passport, people }, person };
}

function isSame(one: string, other: string): boolean {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('ru');
  return plain(one) === plain(other);
}
