// Versions of a post. Saves of one person within a while are one version; whatever somebody decided about stays as it
// was read. Written in the transaction of the save, so a version never tells of what was rolled back.
import { type PostVersion, type TextChange, VersionContent } from '@rupor/shared/review/fields';
import type { Ctx } from '../../context.ts';
import type { PostVersion as VersionRow } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import type { PostRow } from '../posts/load-post.ts';
import { chosenOptions } from '../posts/target-content.ts';

/** A pause this long between two saves of one person begins another version, milliseconds. */
export const BURST_MS = 10 * 60_000;
/** Versions of one post that are shown. */
const SHOWN = 100;

export type VersionReason = PostVersion['reason'];

/** Call with the post as it stands after the save; it must be locked or new. */
export async function noteVersion(
  tx: Tx,
  ctx: Ctx,
  post: PostRow,
  reason: VersionReason = 'saved',
): Promise<void> {
  const now = ctx.clock.now();
  const content = versionOf(post);
  const last = await tx.postVersion.findFirst({ where: { postId: post.id }, orderBy: { number: 'desc' } });
  if (last && isSame(VersionContent.parse(last.content), content)) return;
  const editorId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  if (last && reason === 'saved' && isBurst(last, editorId, now)) {
    await tx.postVersion.update({
      where: { id: last.id },
      data: { content, postVersion: post.version, savedAt: now },
    });
    return;
  }
  await tx.postVersion.create({
    data: {
      organizationId: ctx.organizationId,
      postId: post.id,
      number: (last?.number ?? 0) + 1,
      postVersion: post.version,
      content,
      editorId,
      editorName: ctx.actor.kind === 'system' ? null : ctx.actor.name,
      reason,
      createdAt: now,
      savedAt: now,
    },
  });
}

/** Before a save of a post that has no versions yet (an occurrence, one older than versions): what it said. */
export async function keepFirstVersion(tx: Tx, ctx: Ctx, post: PostRow): Promise<void> {
  if (await tx.postVersion.findFirst({ where: { postId: post.id }, select: { id: true } })) return;
  const editor = post.editedById && (await tx.user.findUnique({ where: { id: post.editedById } }));
  await tx.postVersion.create({
    data: {
      organizationId: ctx.organizationId,
      postId: post.id,
      number: 1,
      postVersion: post.version,
      content: versionOf(post),
      editorId: post.editedById,
      editorName: editor ? editor.name : null,
      isPinned: true,
      createdAt: post.updatedAt,
      savedAt: post.updatedAt,
    },
  });
}

/** Somebody decides about what stands now: it stays a version of its own. */
export async function pinVersion(tx: Tx, ctx: Ctx, post: PostRow): Promise<void> {
  await noteVersion(tx, ctx, post);
  const last = await tx.postVersion.findFirst({ where: { postId: post.id }, orderBy: { number: 'desc' } });
  if (last) await tx.postVersion.update({ where: { id: last.id }, data: { isPinned: true } });
}

export async function listVersions(ctx: Ctx, postId: string): Promise<PostVersion[]> {
  await requirePost(ctx, postId);
  const rows = await ctx.db.postVersion.findMany({
    where: { organizationId: ctx.organizationId, postId },
    orderBy: { number: 'desc' },
    take: SHOWN,
    omit: { content: true },
  });
  return rows.map((row) => ({
    number: row.number,
    editor: row.editorName,
    reason: reasonOf(row.reason),
    isPinned: row.isPinned,
    createdAt: row.createdAt.toISOString(),
    savedAt: row.savedAt.toISOString(),
  }));
}

interface Comparison {
  texts: TextChange[];
  areMediaOther: boolean;
  areChannelsOther: boolean;
}

export async function compareVersion(
  ctx: Ctx,
  { postId, number, against }: { postId: string; number: number; against: 'before' | 'now' },
): Promise<Comparison> {
  const wanted = against === 'before' ? [number, number - 1] : [number];
  const rows = await ctx.db.postVersion.findMany({
    where: { organizationId: ctx.organizationId, postId, number: { in: wanted } },
  });
  const row = rows.find((one) => one.number === number);
  if (!row) throw apiError('not_found');
  const content = VersionContent.parse(row.content);
  const names = await channelNames(ctx);
  if (against === 'now') return compare(content, await readNow(ctx, postId), names);
  const before = rows.find((one) => one.number === number - 1);
  return compare(before ? VersionContent.parse(before.content) : EMPTY, content, names);
}

/** The content of one version, of this organization. */
export async function readVersion(ctx: Ctx, postId: string, number: number): Promise<VersionContent> {
  const row = await ctx.db.postVersion.findFirst({
    where: { organizationId: ctx.organizationId, postId, number },
  });
  if (!row) throw apiError('not_found');
  return VersionContent.parse(row.content);
}

export function versionOf(post: PostRow): VersionContent {
  return {
    title: post.title,
    baseText: post.baseText,
    mediaIds: post.media.map(({ assetId }) => assetId),
    targets: post.targets.map((target) => ({
      channelId: target.channelId,
      text: target.text,
      options: chosenOptions(target),
      mediaIds: target.hasOwnMedia ? target.media.map(({ assetId }) => assetId) : null,
      followUps: target.followUps.map((part) => part.text ?? ''),
    })),
  };
}

const EMPTY: VersionContent = { title: '', baseText: '', mediaIds: [], targets: [] };

async function readNow(ctx: Ctx, postId: string): Promise<VersionContent> {
  const last = await ctx.db.postVersion.findFirst({
    where: { organizationId: ctx.organizationId, postId },
    orderBy: { number: 'desc' },
  });
  return last ? VersionContent.parse(last.content) : EMPTY;
}

function compare(before: VersionContent, after: VersionContent, names: Map<string, string>): Comparison {
  const texts: TextChange[] = [];
  const add = (place: TextChange['place'], channelName: string | null, from: string, to: string) => {
    if (from !== to) texts.push({ place, channelName, before: from, after: to });
  };
  add('title', null, before.title, after.title);
  add('base', null, before.baseText, after.baseText);
  const ids = [...new Set([...before.targets, ...after.targets].map(({ channelId }) => channelId))];
  for (const id of ids) {
    const [from, to] = [before, after].map((content) => ownWords(content, id));
    add('channel', names.get(id) ?? null, from ?? '', to ?? '');
  }
  const ownMedia = ({ targets }: VersionContent, id: string) =>
    targets.find(({ channelId }) => channelId === id)?.mediaIds ?? null;
  const channels = ({ targets }: VersionContent) => targets.map(({ channelId }) => channelId).sort();
  return {
    texts,
    areMediaOther:
      !isSame(before.mediaIds, after.mediaIds) ||
      ids.some((id) => !isSame(ownMedia(before, id), ownMedia(after, id))),
    // The first version has nothing before it to differ from.
    areChannelsOther: before !== EMPTY && !isSame(channels(before), channels(after)),
  };
}

/** What a channel says of its own: its text and what follows under it. */
function ownWords({ targets }: VersionContent, channelId: string): string {
  const target = targets.find((one) => one.channelId === channelId);
  return [target?.text ?? '', ...(target?.followUps ?? [])].filter((text) => text !== '').join('\n\n');
}

async function channelNames(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db.channel.findMany({
    where: { organizationId: ctx.organizationId },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function requirePost(ctx: Ctx, id: string): Promise<void> {
  const where = { id, organizationId: ctx.organizationId };
  if (!(await ctx.db.post.findFirst({ where, select: { id: true } }))) throw apiError('not_found');
}

function isBurst(last: VersionRow, editorId: string | null, now: Date): boolean {
  return (
    !last.isPinned &&
    last.reason === 'saved' &&
    last.editorId === editorId &&
    now.getTime() - last.savedAt.getTime() < BURST_MS
  );
}

function reasonOf(reason: string): VersionReason {
  return reason === 'restored' || reason === 'edited' ? reason : 'saved';
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
