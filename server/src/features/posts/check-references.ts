// Ids that a save brings must be of this organization: whatever is not answers 404 and names its field.

import type { FieldProblem } from '@rupor/shared/lib/errors';
import { checkOptions } from '@rupor/shared/posts/rules';
import type { Ctx } from '../../context.ts';
import type { Channel } from '../../generated/prisma/client.ts';
import { requireBranch } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import type { PostContent, PostDiff } from './diff-post.ts';

export async function checkReferences(tx: Tx, ctx: Ctx, input: PostContent, diff: PostDiff): Promise<void> {
  const { organizationId } = ctx;
  const { rubricId, campaignId, branchId } = diff.fields;
  const missing: string[] = [];
  if (rubricId && !(await tx.rubric.findFirst({ where: { id: rubricId, organizationId } })))
    missing.push('rubricId');
  if (campaignId && !(await tx.campaign.findFirst({ where: { id: campaignId, organizationId } })))
    missing.push('campaignId');
  const segments = diff.segmentIds ?? [];
  if (segments.length > 0) {
    const known = await tx.segment.count({ where: { organizationId, id: { in: segments } } });
    if (known < segments.length) missing.push('segmentIds');
  }
  if (branchId && !(await tx.branch.findFirst({ where: { id: branchId, organizationId } })))
    missing.push('branchId');
  missing.push(...(await missingMedia(tx, ctx, diff)));
  const channels = await tx.channel.findMany({
    where: { organizationId, id: { in: (input.targets ?? []).map(({ channelId }) => channelId) } },
  });
  for (const { channelId } of diff.added)
    if (!channels.some(({ id, removedAt }) => id === channelId && removedAt === null))
      missing.push(`targets.${indexOf(input, channelId)}.channelId`);
  if (missing.length > 0)
    throw apiError('not_found', { fields: missing.map((path) => ({ path, code: 'not_found' })) });
  if (branchId) requireBranch(ctx, 'posts.write', branchId);
  const added = channels.filter(({ id }) => diff.added.some(({ channelId }) => channelId === id));
  requireBranch(ctx, 'posts.write', ...added.map((channel) => channel.branchId));
  const unknown = unknownOptions(ctx, input, channels);
  if (unknown.length > 0) throw fieldError(...unknown);
}

/** Locked until the save is done, so that a picture cannot be removed while it is being attached. */
async function missingMedia(tx: Tx, { organizationId }: Ctx, diff: PostDiff): Promise<string[]> {
  const wanted = [
    ...(diff.mediaIds ?? []).map((id) => ({ id, path: 'mediaIds' })),
    ...[...diff.added, ...diff.changed].flatMap(({ mediaIds }) =>
      (mediaIds ?? []).map((id) => ({ id, path: 'targets' })),
    ),
  ];
  if (wanted.length === 0) return [];
  const ids = [...new Set(wanted.map(({ id }) => id))].sort();
  const found = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM media_asset
    WHERE id = ANY(${ids}::uuid[]) AND organization_id = ${organizationId}::uuid AND deleted_at IS NULL
    -- A sheet with a signature proves a consent; it is nobody's picture.
    AND NOT is_proof
    ORDER BY id FOR SHARE`;
  return [...new Set(wanted.filter(({ id }) => !found.some((row) => row.id === id)).map(({ path }) => path))];
}

/** Only the names: a wrong value is a problem of the rules, which never keep a draft from being saved. */
function unknownOptions(ctx: Ctx, input: PostContent, channels: Channel[]): FieldProblem[] {
  return (input.targets ?? []).flatMap(({ channelId, options }, index) => {
    const channel = channels.find(({ id }) => id === channelId);
    const fields = channel && capabilitiesOf(ctx.networks, channel)?.optionFields;
    if (!options || !fields) return [];
    return checkOptions(fields, options)
      .filter(({ code }) => code === 'option_unknown')
      .map(({ params }) => ({ path: `targets.${index}.options.${params.option}`, code: 'unknown_field' }));
  });
}

function indexOf(input: PostContent, channelId: string): number {
  return (input.targets ?? []).findIndex((target) => target.channelId === channelId);
}
