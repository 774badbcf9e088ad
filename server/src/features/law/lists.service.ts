// Lists of names and sites that the organization brings in. A list comes whole or not at all, and is never mended
// line by line: a newer one is brought in beside it, the older one is taken out.

import type { ImportList, Law } from '@rupor/shared/law/contract';
import { domainOf, keysOf } from '@rupor/shared/law/match-names';
import { readList } from '@rupor/shared/law/read-list';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { toDate } from '../../lib/date-column.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { getLaw } from './law-settings.service.ts';

const CHUNK = 2_000;
const PAGE_SIZE = 50;

export async function importList(
  ctx: Ctx,
  { kind, name, sourceUrl, asOf, text }: z.infer<typeof ImportList>,
): Promise<Law> {
  const { organizationId } = ctx;
  const listId = newId();
  const entries = readList(text).flatMap((entry) => {
    const keys = keysOf(entry);
    return keys.length === 0
      ? []
      : [{ organizationId, listId, name: entry, isDomain: domainOf(entry) !== null, keys }];
  });
  if (entries.length === 0) throw fieldError({ path: 'text', code: 'no_names' });
  await ctx.db.$transaction(
    async (tx) => {
      await tx.lawList.create({
        data: {
          id: listId,
          organizationId,
          kind,
          name,
          sourceUrl: sourceUrl || null,
          asOf: toDate(asOf),
          entryCount: entries.length,
          importedByName: ctx.actor.name,
          importedAt: ctx.clock.now(),
        },
      });
      for (let at = 0; at < entries.length; at += CHUNK)
        await tx.lawListEntry.createMany({ data: entries.slice(at, at + CHUNK) });
      const data = { name, count: entries.length };
      await recordAudit(
        ctx,
        { action: 'law.list_imported', targetKind: 'law_list', targetId: listId, data },
        tx,
      );
    },
    { timeout: 60_000 },
  );
  return getLaw(ctx);
}

export async function removeList(
  ctx: Ctx,
  { id, isRemoved }: { id: string; isRemoved: boolean },
): Promise<Law> {
  await ctx.db.$transaction(async (tx) => {
    const { name } = await getListOrThrow(ctx, id);
    await tx.lawList.update({ where: { id }, data: { removedAt: isRemoved ? ctx.clock.now() : null } });
    const action = isRemoved ? 'law.list_removed' : 'law.list_restored';
    await recordAudit(ctx, { action, targetKind: 'law_list', targetId: id, data: { name } }, tx);
  });
  return getLaw(ctx);
}

export async function listEntries(
  ctx: Ctx,
  { id, search, page }: { id: string; search: string; page: number },
): Promise<{ names: string[]; total: number; pageSize: number }> {
  await getListOrThrow(ctx, id);
  const where = {
    organizationId: ctx.organizationId,
    listId: id,
    ...(search === '' ? {} : { name: { contains: search, mode: 'insensitive' as const } }),
  };
  const [rows, total] = await Promise.all([
    ctx.db.lawListEntry.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: { name: true },
    }),
    ctx.db.lawListEntry.count({ where }),
  ]);
  return { names: rows.map(({ name }) => name), total, pageSize: PAGE_SIZE };
}

async function getListOrThrow(ctx: Ctx, id: string): Promise<{ name: string }> {
  const list = await ctx.db.lawList.findFirst({
    where: { id, organizationId: ctx.organizationId },
    select: { name: true },
  });
  if (!list) throw apiError('not_found');
  return list;
}
