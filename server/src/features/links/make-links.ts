// Rows of short links. A code that is taken already is drawn again; what is there under the same post, channel and address
// (or kit and place) stays as it is, so that two processes and two tries make one link.
import { randomBytes } from 'node:crypto';
import { codeFrom } from '@rupor/shared/links/code';
import { codeInPath, readTarget } from '@rupor/shared/links/target';
import type { Ctx } from '../../context.ts';
import type { Prisma, ShortLink } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { fieldError } from '../../lib/errors.ts';
import { ownHosts } from './own-address.ts';

const TRIES = 5;

export type NewLink = Omit<Prisma.ShortLinkCreateManyInput, 'code' | 'organizationId' | 'createdAt'>;

export function drawCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(24));
    if (code) return code;
  }
}

/** Those that were not there before; read again what you need. `wanted`: how many rows there must be afterwards. */
export async function insertLinks(
  ctx: Ctx,
  db: Db | Tx,
  { links, read }: { links: readonly NewLink[]; read: () => Promise<ShortLink[]> },
): Promise<ShortLink[]> {
  const { organizationId } = ctx;
  for (let turn = 0; turn < TRIES; turn += 1) {
    await db.shortLink.createMany({
      data: links.map((link) => ({ ...link, organizationId, code: drawCode(), createdAt: ctx.clock.now() })),
      skipDuplicates: true,
    });
    const rows = await read();
    if (rows.length >= links.length) return rows;
  }
  throw new Error('no free code for a short link');
}

/** The target as it will be stored; refuses at the field `target` what is no target, a short link of any organization included. */
export async function requireTarget(
  ctx: Ctx,
  text: string,
  db: Db | Tx = ctx.db,
): Promise<{ target: string; targetHost: string }> {
  const read = readTarget(text, ownHosts(ctx));
  if (read.problem !== null) throw fieldError({ path: 'target', code: `target_${read.problem}` });
  const code = codeInPath(new URL(read.url).pathname);
  // Rupor may be reached under names it does not know of: a code of ours is refused on every host.
  if (code && (await db.shortLink.count({ where: { code } })) > 0)
    throw fieldError({ path: 'target', code: 'target_own_link' });
  return { target: read.url, targetHost: read.host };
}
