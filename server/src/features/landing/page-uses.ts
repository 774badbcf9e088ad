// Which landing pages name a file: in what visitors see, in what they will see, or in the draft. Files are found by
// their id in the stored content; an id is unique, so a text cannot be taken for one.

import { shownAt } from '@rupor/shared/landing/state';
import type { PageUse } from '@rupor/shared/media/library-contract';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { addressOf } from './present-page.ts';

interface Row {
  assetId: string;
  id: string;
  name: string;
  slug: string;
  host: string | null;
  liveId: string | null;
  nextId: string | null;
  nextAt: Date | null;
  downAt: Date | null;
  isInLive: boolean;
  isInNext: boolean;
}

export interface PageUseOf extends PageUse {
  assetId: string;
}

/** Shown ones first. `withRemoved`: pages that were taken out of the list too, they may come back. */
export async function listPageUses(
  ctx: Ctx,
  db: Db | Tx,
  { assetIds, withRemoved = false }: { assetIds: readonly string[]; withRemoved?: boolean },
): Promise<PageUseOf[]> {
  if (assetIds.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id AS "assetId", p.id, p.name, p.slug, p.host, p.live_id AS "liveId", p.next_id AS "nextId",
      p.next_at AS "nextAt", p.down_at AS "downAt",
      coalesce(position(a.id::text IN live.content::text), 0) > 0 AS "isInLive",
      coalesce(position(a.id::text IN next.content::text), 0) > 0 AS "isInNext"
    FROM landing_page p
    CROSS JOIN unnest(${assetIds}::uuid[]) AS a(id)
    LEFT JOIN landing_version live ON live.id = p.live_id
    LEFT JOIN landing_version next ON next.id = p.next_id
    WHERE p.organization_id = ${ctx.organizationId}::uuid AND (${withRemoved} OR p.deleted_at IS NULL)
      AND (position(a.id::text IN p.content::text) > 0 OR position(a.id::text IN live.content::text) > 0
        OR position(a.id::text IN next.content::text) > 0)
    ORDER BY p.updated_at DESC, p.id`;
  const uses = rows.map((row) => presentUse(ctx, row));
  return uses.sort((one, other) => Number(other.isShown) - Number(one.isShown));
}

/** Without what only callers on the server need. */
export function withoutAsset({ assetId: _, ...use }: PageUseOf): PageUse {
  return use;
}

function presentUse(ctx: Ctx, row: Row): PageUseOf {
  const { state, versionId } = shownAt(row, ctx.clock.now());
  const isNow = versionId !== null && (versionId === row.nextId ? row.isInNext : row.isInLive);
  const isNext = row.isInNext && state !== 'down';
  return {
    assetId: row.assetId,
    pageId: row.id,
    name: row.name,
    state,
    isShown: isNow || isNext,
    address: addressOf(ctx, row),
  };
}
