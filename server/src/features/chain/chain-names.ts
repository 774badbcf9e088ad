// How the rows of a chain are called. People only for those who may see them.
import type { ChainRowsBy } from '@rupor/shared/chain/contract';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';

type Names = ReadonlyMap<string, string>;

export async function chainNames(ctx: Ctx, by: ChainRowsBy, keys: string[]): Promise<Names> {
  const ids = keys.filter((key) => key !== '' && key !== 'person');
  const where = { organizationId: ctx.organizationId, id: { in: ids } };
  const { db } = ctx;
  switch (by) {
    case 'place':
      return new Map(keys.map((key) => [key, key]));
    case 'source':
      return new Map(Object.entries(SOURCE_GROUPS).map(([name, number]) => [String(number), name]));
    case 'rubric':
      return new Map((await db.rubric.findMany({ where })).map(({ id, name }) => [id, name]));
    case 'channel':
      return new Map((await db.channel.findMany({ where })).map(({ id, name }) => [id, name]));
    case 'person':
      return new Map(
        (await db.member.findMany({ where, select: { id: true, user: { select: { name: true } } } })).map(
          ({ id, user }) => [id, user.name],
        ),
      );
    case 'link':
      return new Map(
        (await db.shortLink.findMany({ where, include: linkNames })).map((link) => [
          link.id,
          nameOfLink(link),
        ]),
      );
    case 'post':
      return new Map(
        (await db.post.findMany({ where, select: { id: true, title: true, baseText: true } })).map(
          ({ id, title, baseText }) => [id, headingOf({ title, text: baseText })],
        ),
      );
  }
}

const linkNames = {
  channel: { select: { name: true } },
  member: { select: { user: { select: { name: true } } } },
} as const satisfies Prisma.ShortLinkInclude;

/** Where it stands says more than what it is called. */
function nameOfLink({
  code,
  title,
  place,
  channel,
  member,
}: Prisma.ShortLinkGetPayload<{ include: typeof linkNames }>): string {
  const stands = place || channel?.name || member?.user.name || title;
  return [stands, `/l/${code}`].filter((part) => part !== '').join(', ');
}
