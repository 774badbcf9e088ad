// What a target shows: its own text and pictures, else those of the post. Counted, checked and published alike.
import { Locale } from '@rupor/shared/lib/fields';
import { appendLines } from '@rupor/shared/media/attribution';
import { isFile, isPicture } from '@rupor/shared/media/kinds';
import { attributionsFor, isAdvert, mediaProblems } from '@rupor/shared/media/problems';
import { sidesFor } from '@rupor/shared/media/recipe';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { RuleProblem, TargetOptions, TargetProblem } from '@rupor/shared/posts/fields';
import { checkTarget, sortProblems } from '@rupor/shared/posts/rules';
import { toDay } from '@rupor/shared/posts/schedule';
import type { Ctx } from '../../context.ts';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import { editOf, presentMedia } from '../media/present-media.ts';
import type { PostRow, TargetRow } from './load-post.ts';

export type PictureAsset = MediaAsset & { width: number; height: number };
export type FileAsset = MediaAsset & { kind: 'video' | 'document' };

export interface TargetContent {
  /** With the lines that the licences of its media ask for. */
  text: string;
  /** In their order. */
  images: PictureAsset[];
  /** Films and documents, in their order. */
  files: FileAsset[];
  /** Ids of both, as a person put them. */
  order: string[];
  /** With the defaults of the network where nothing was chosen. */
  options: TargetOptions;
}

export function contentOf(
  post: Pick<PostRow, 'baseText' | 'media' | 'organization'>,
  target: Pick<TargetRow, 'text' | 'hasOwnMedia' | 'media' | 'options'> & { channel: { network: string } },
  capabilities?: NetworkCapabilities,
): TargetContent {
  const defaults = Object.fromEntries(
    (capabilities?.optionFields ?? []).flatMap((field) =>
      field.default === undefined ? [] : [[field.name, field.default]],
    ),
  );
  const media = (target.hasOwnMedia ? target.media : post.media).map(({ asset }) => asset);
  const lines = attributionsFor(media.map(presentMedia), {
    network: target.channel.network,
    language: Locale.parse(post.organization.locale),
  });
  return {
    text: appendLines(target.text ?? post.baseText, lines),
    images: media.filter(isPicture),
    files: media.filter(isFile),
    order: media.map(({ id }) => id),
    options: { ...defaults, ...chosenOptions(target) },
  };
}

export function chosenOptions({ options }: Pick<TargetRow, 'options'>): TargetOptions {
  return options as TargetOptions;
}

export function rulesOf(ctx: Ctx, post: PostRow, target: TargetRow): RuleProblem[] {
  const capabilities = capabilitiesOf(ctx.networks, target.channel);
  if (!capabilities) return [{ level: 'blocks', code: 'network_missing', params: {} }];
  const content = contentOf(post, target);
  const problems = checkTarget({
    capabilities,
    ...shownIn(target.channel.network, content),
    options: chosenOptions(target),
    channel: { health: target.channel.health, isRemoved: target.channel.removedAt !== null },
    followUps: target.followUps.map((part) => part.text ?? ''),
  });
  return sortProblems([...problems, ...rightsOf(ctx, post, target, content)]);
}

/** What the rules of a network look at: pictures have the sides that go out there. */
export function shownIn(network: string, { text, images, files }: TargetContent) {
  return {
    text,
    images: images.map((image) => ({
      altText: image.altText,
      ...sidesFor({ width: image.width, height: image.height, ...editOf(image) }, network),
    })),
    files,
  };
}

/** What the passports of its media say against it, on the day it is planned for. */
export function rightsOf(
  ctx: Pick<Ctx, 'clock'>,
  { promo }: Pick<PostRow, 'promo'>,
  { channel, dueAt, timeZone }: Pick<TargetRow, 'dueAt' | 'timeZone'> & { channel: { network: string } },
  { images, files }: TargetContent,
): RuleProblem[] {
  // Without a plan there is no zone either; whoever gives it a time is told again.
  const day = toDay(dueAt ?? ctx.clock.now(), timeZone ?? 'UTC');
  return mediaProblems([...images, ...files].map(presentMedia), {
    network: channel.network,
    day,
    isAdvert: isAdvert(promo?.status),
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
