// A version comes back as a save like any other: rights, rules and agreement are asked as for every save.
import type { Post } from '@rupor/shared/posts/fields';
import type { Ctx } from '../../context.ts';
import { changePost } from '../posts/change-post.ts';
import { writeJournal } from '../posts/journal.ts';
import { getPostOrThrow } from '../posts/load-post.ts';
import { savePost } from '../posts/posts-save.service.ts';
import { readVersion } from './versions.service.ts';

interface Wanted {
  postId: string;
  number: number;
  /** The one that was read. */
  version: number;
}

/** Texts and pictures as they were; channels that came since stay, pictures that are gone stay away. */
export async function restoreVersion(ctx: Ctx, { postId, number, version }: Wanted): Promise<Post> {
  const content = await readVersion(ctx, postId, number);
  const post = await getPostOrThrow(ctx, postId);
  const media = await ctx.db.mediaAsset.findMany({
    where: {
      organizationId: ctx.organizationId,
      deletedAt: null,
      id: { in: [...content.mediaIds, ...content.targets.flatMap(({ mediaIds }) => mediaIds ?? [])] },
    },
    select: { id: true },
  });
  const isThere = (id: string) => media.some((one) => one.id === id);
  const targets = post.targets.map(({ channelId }) => {
    const then = content.targets.find((target) => target.channelId === channelId);
    if (!then) return { channelId };
    return { ...then, mediaIds: then.mediaIds?.filter(isThere) ?? null };
  });
  const { title, baseText } = content;
  const saved = await savePost(ctx, {
    id: postId,
    version,
    title,
    baseText,
    mediaIds: content.mediaIds.filter(isThere),
    targets,
  });
  if (saved.version === post.version) return saved;
  await changePost(ctx, postId, async (tx) => {
    await tx.postVersion.updateMany({
      where: { postId, postVersion: saved.version, reason: 'saved' },
      data: { reason: 'restored' },
    });
    await writeJournal(tx, ctx, [{ kind: 'version_restored', postId, data: { number } }]);
  });
  return saved;
}
