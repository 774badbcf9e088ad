// Personal links are seen by the person and by those who lead ambassadors; to everybody else they are not there at all.
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { reachFor } from '../../http/require-branch.ts';

export function seesPeople({ actor }: Pick<Ctx, 'actor'>): boolean {
  return actor.kind !== 'apiKey' && reachFor(actor, 'links.people') === null;
}

export function seenLinks(ctx: Ctx): Prisma.ShortLinkWhereInput {
  const { organizationId, actor } = ctx;
  if (seesPeople(ctx)) return { organizationId };
  const own = actor.kind === 'user' ? [{ memberId: actor.memberId }] : [];
  return { organizationId, OR: [{ kind: { not: 'person' } }, ...own] };
}
