// What a target shows: its own text and pictures, else those of the post. Counted, checked and published alike.
import { isFile, isPicture } from '@rupor/shared/media/kinds';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { RuleProblem, TargetOptions, TargetProblem } from '@rupor/shared/posts/fields';
import { checkTarget } from '@rupor/shared/posts/rules';
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import type { PostRow, TargetRow } from './load-post.ts';

export type PictureAsset = MediaAsset & { width: number; height: number };
export type FileAsset = MediaAsset & { kind: 'video' | 'document' };

export interface TargetContent {
  text: string;
  /** In their order. */
  images: PictureAsset[];
  /** Films and documents, in their order. */
  files: FileAsset[];
  /** With the defaults of the network where nothing was chosen. */
  options: TargetOptions;
}

export function contentOf(
  post: Pick<PostRow, 'baseText' | 'media'>,
  target: Pick<TargetRow, 'text' | 'hasOwnMedia' | 'media' | 'options'>,
  capabilities?: NetworkCapabilities,
): TargetContent {
  const defaults = Object.fromEntries(
    (capabilities?.optionFields ?? []).flatMap((field) =>
      field.default === undefined ? [] : [[field.name, field.default]],
    ),
  );
  const media = (target.hasOwnMedia ? target.media : post.media).map(({ asset }) => asset);
  return {
    text: target.text ?? post.baseText,
    images: media.filter(isPicture),
    files: media.filter(isFile),
    options: { ...defaults, ...chosenOptions(target) },
  };
}

export function chosenOptions({ options }: Pick<TargetRow, 'options'>): TargetOptions {
  return options as TargetOptions;
}

export function rulesOf(ctx: Ctx, post: PostRow, target: TargetRow): RuleProblem[] {
  const capabilities = capabilitiesOf(ctx.networks, target.channel);
  if (!capabilities) return [{ level: 'blocks', code: 'network_missing', params: {} }];
  const { text, images, files } = contentOf(post, target);
  return checkTarget({
    capabilities,
    text,
    images,
    files,
    options: chosenOptions(target),
    channel: { health: target.channel.health, isRemoved: target.channel.removedAt !== null },
    followUps: target.followUps.map((part) => part.text ?? ''),
  });
}

/** The problems of several targets, each with the target it stands at. */
export function problemsOf(ctx: Ctx, post: PostRow, targets: TargetRow[]): TargetProblem[] {
  return targets.flatMap((target) =>
    rulesOf(ctx, post, target).map((problem) => ({
      ...problem,
      targetId: target.id,
      channelId: target.channelId,
    })),
  );
}
