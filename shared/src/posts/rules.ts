// What keeps a post from going out in one channel, and what only makes one doubt. One function for the composer,
// for save, for schedule and for the moment before publishing.
import type { NetworkCapabilities, NetworkField } from '../networks/capabilities.ts';
import { byHandReason } from './by-hand.ts';
import { countUnits, goesWithoutMedia, measureText } from './count.ts';
import type { RuleProblem, TargetOptions } from './fields.ts';
import { type CheckedFile, checkFiles, countMedia } from './file-rules.ts';
import { readMarkup } from './markup.ts';

export interface CheckedImage {
  width: number;
  height: number;
  altText: string | null;
}

export interface CheckedTarget {
  capabilities: NetworkCapabilities;
  /** The text that goes out: own, else the base text. */
  text: string;
  images: readonly CheckedImage[];
  /** Films and documents. */
  files: readonly CheckedFile[];
  options: TargetOptions;
  channel: { health: 'works' | 'retrying' | 'reconnect'; isRemoved: boolean };
  /** Texts of what follows under it. */
  followUps?: readonly string[];
}

/** All problems of a target, blocking ones first. */
export function checkTarget(target: CheckedTarget): RuleProblem[] {
  const problems = [
    ...checkChannel(target.channel),
    ...checkText(target),
    ...checkImages(target),
    ...checkFiles(target.capabilities, countMedia(target), target.files),
    ...checkByHand(target),
    ...checkFollowUps(target),
    ...checkOptions(target.capabilities.optionFields, target.options),
  ];
  return sortProblems(problems);
}

/** Blocking ones first, in their order otherwise. */
export function sortProblems(problems: readonly RuleProblem[]): RuleProblem[] {
  return [...problems].sort((a, b) => Number(a.level === 'warns') - Number(b.level === 'warns'));
}

export function isBlocked(problems: readonly RuleProblem[]): boolean {
  return problems.some(({ level }) => level === 'blocks');
}

function checkChannel({ health, isRemoved }: CheckedTarget['channel']): RuleProblem[] {
  if (isRemoved) return [blocks('channel_removed')];
  if (health === 'reconnect') return [blocks('channel_needs_reconnect')];
  return health === 'retrying' ? [warns('channel_retrying')] : [];
}

/** Each part keeps the limits of a text without media; `part` counts from 1. */
function checkFollowUps({ capabilities, followUps = [] }: CheckedTarget): RuleProblem[] {
  const count = followUps.length;
  if (count === 0) return [];
  if (!capabilities.followUps) return [blocks('follow_ups_not_supported', { count })];
  const { maxCount } = capabilities.followUps;
  if (count > maxCount) return [blocks('too_many_follow_ups', { count, max: maxCount })];
  return followUps.flatMap((text, index) => {
    const part = index + 1;
    if (text.trim() === '') return [blocks('follow_up_empty', { part })];
    return measureText(text, capabilities.text, { hasMedia: false })
      .filter(({ used, max }) => used > max)
      .map(({ used, max }) => blocks('follow_up_too_long', { part, over: used - max, max }));
  });
}

function checkByHand(target: CheckedTarget): RuleProblem[] {
  const reason = byHandReason(target.capabilities, countMedia(target));
  return reason === null ? [] : [warns('by_hand', { reason })];
}

function checkText({ capabilities, text, images, files, options }: CheckedTarget): RuleProblem[] {
  const mediaCount = images.length + files.length;
  if (text.trim() === '') {
    if (mediaCount === 0) return [blocks('empty')];
    return capabilities.text.required ? [blocks('text_required')] : [];
  }
  const around = { hasMedia: mediaCount > 0, options };
  const tooLong = measureText(text, capabilities.text, around)
    .filter(({ used, max }) => used > max)
    .map(({ unit, used, max }) => blocks('too_long', { unit, used, max, over: used - max }));
  const leavesMedia = goesWithoutMedia(text, capabilities.text, around);
  return [
    ...tooLong,
    ...(leavesMedia ? [warns('media_left_out', { count: mediaCount })] : []),
    ...checkMarkup(text, capabilities.text.markup),
  ];
}

/** Tags are never a reason to stop: readers would see them, so the writer is told. */
function checkMarkup(text: string, markup: NetworkCapabilities['text']['markup']): RuleProblem[] {
  const { entities, broken } = readMarkup(text);
  if (markup !== 'htmlSubset') return entities.length > 0 ? [warns('markup_shown')] : [];
  const [tag] = broken;
  return tag === undefined ? [] : [warns('markup_broken', { tag })];
}

function checkImages({ capabilities, images }: CheckedTarget): RuleProblem[] {
  if (images.length === 0) return [];
  const { maxCount, maxRatio, mimes, altText } = capabilities.images;
  if (maxCount === 0) return [blocks('images_not_supported', { count: images.length })];
  const problems: RuleProblem[] = [];
  if (images.length > maxCount)
    problems.push(blocks('too_many_images', { count: images.length, max: maxCount }));
  if (mimes.length === 0) problems.push(blocks('image_type'));
  const narrow = maxRatio === null ? 0 : images.filter((image) => ratioOf(image) > maxRatio).length;
  if (narrow > 0) problems.push(warns('image_padded', { count: narrow, max: maxRatio ?? 0 }));
  return altText.supported ? [...problems, ...checkAltTexts(images, altText.maxGraphemes)] : problems;
}

function checkAltTexts(images: readonly CheckedImage[], max: number | null): RuleProblem[] {
  const missing = images.filter(({ altText }) => !altText?.trim()).length;
  const long =
    max === null ? 0 : images.filter(({ altText }) => countUnits(altText ?? '', 'graphemes') > max).length;
  return [
    ...(missing > 0 ? [warns('alt_text_missing', { count: missing })] : []),
    ...(long > 0 ? [blocks('alt_text_too_long', { count: long, max: max ?? 0 })] : []),
  ];
}

/** Options against the fields the network declares. */
export function checkOptions(fields: readonly NetworkField[], options: TargetOptions): RuleProblem[] {
  const unknown = Object.keys(options).filter((name) => !fields.some((field) => field.name === name));
  return [
    ...unknown.map((option) => blocks('option_unknown', { option })),
    ...fields.flatMap((field) => checkOption(field, options[field.name] ?? field.default)),
  ];
}

function checkOption(
  { name, kind, choices, required }: NetworkField,
  value: TargetOptions[string] | undefined,
): RuleProblem[] {
  if (value === undefined || value === '')
    return required ? [blocks('option_missing', { option: name })] : [];
  const fits =
    kind === 'toggle'
      ? typeof value === 'boolean'
      : typeof value === 'string' &&
        (kind !== 'choice' || choices?.includes(value) === true) &&
        (kind !== 'url' || URL.canParse(value));
  return fits ? [] : [blocks('option_invalid', { option: name })];
}

/** longer side / shorter side */
export function ratioOf({ width, height }: { width: number; height: number }): number {
  return Math.max(width, height) / Math.max(1, Math.min(width, height));
}

function blocks(code: string, params: RuleProblem['params'] = {}): RuleProblem {
  return { level: 'blocks', code, params };
}

function warns(code: string, params: RuleProblem['params'] = {}): RuleProblem {
  return { level: 'warns', code, params };
}
