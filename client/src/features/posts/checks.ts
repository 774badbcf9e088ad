// «Перед отправкой»: what stops the post, what only makes one doubt, what is done. Stops come from the same rules
// that the server applies; what can be mended names the place that mends it.
import type { Channel } from '@rupor/shared/channels/contract';
import type { Media } from '@rupor/shared/media/contract';
import { mediaProblems } from '@rupor/shared/media/problems';
import { sidesFor } from '@rupor/shared/media/recipe';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { Plan, RuleProblem } from '@rupor/shared/posts/fields';
import { checkTarget } from '@rupor/shared/posts/rules';
import { isWallTime, resolveWallTime, secondsPast, toDay } from '@rupor/shared/posts/schedule';
import type { DraftContent, DraftTarget } from './draft-content.ts';
import { findLongSentence } from './text-marks.ts';

/** Where a press on the link of a check leads. */
export type Place =
  | { kind: 'channels' }
  | { kind: 'text' }
  | { kind: 'sentence'; start: number; end: number }
  | { kind: 'pictures' }
  | { kind: 'when' }
  | { kind: 'law' }
  | { kind: 'preview'; channelId: string }
  | { kind: 'channelSettings'; channelId: string };

export interface Check {
  kind: 'stop' | 'doubt' | 'done';
  code: string;
  params: Record<string, string | number>;
  place: Place | null;
  /** The channel it is about; null: about the whole post. */
  channelId: string | null;
}

export type Picture = Media & { width: number; height: number };
export type FileMedia = Media & { kind: 'video' | 'document' };

export interface ChosenChannel {
  target: DraftTarget;
  channel: Channel;
  capabilities: NetworkCapabilities;
  /** What a person wrote for it. */
  text: string;
  /** What goes out there: the text with the lines that the licences of its media ask for. */
  sent: string;
  /** Pictures among it, in their order. */
  pictures: Picture[];
  /** Films and documents among it, in their order. */
  files: FileMedia[];
}

export interface Checked {
  content: DraftContent;
  chosen: ChosenChannel[];
  now: Date;
  /** A person decided that it advertises something. */
  isAdvert?: boolean;
}

export function listChecks({ content, chosen, now, isAdvert = false }: Checked): Check[] {
  const day = dayOf(content.plan, now);
  const targets = chosen.flatMap((one) => listTargetChecks(one, { day, isAdvert }));
  const checks = [
    ...(chosen.length === 0 ? [check('stop', 'no_channels', { place: { kind: 'channels' } })] : []),
    ...mergeShared(targets, chosen.length),
    ...listPlanChecks(content.plan, now),
    ...listLimitChecks(content),
    ...listTextDoubts(content.baseText),
    ...listDone(chosen, targets),
  ];
  const order = { stop: 0, doubt: 1, done: 2 };
  return checks.sort((a, b) => order[a.kind] - order[b.kind]);
}

/** Stops of one time: they do not stand in the way of «опубликовать сейчас». */
export function isAboutTime({ code }: Check): boolean {
  return ['no_time', 'past_time', 'wrong_time', 'limit_before_time'].includes(code);
}

function listTargetChecks(
  { target, channel, capabilities, sent, pictures, files }: ChosenChannel,
  showing: { day: string; isAdvert: boolean },
): Check[] {
  const { network } = channel;
  const problems = checkTarget({
    capabilities,
    text: sent,
    images: pictures.map((picture) => ({ altText: picture.altText, ...sidesFor(picture, network) })),
    files,
    options: target.options,
    channel: { health: channel.health, isRemoved: channel.removedAt !== null },
    followUps: target.followUps,
  });
  const check = ({ level, code, params }: RuleProblem): Check => ({
    kind: level === 'blocks' ? 'stop' : 'doubt',
    code,
    params,
    place: placeOf({ code, params, level }, target),
    channelId: channel.id,
  });
  const rights = mediaProblems([...pictures, ...files], { network, ...showing });
  return [...problems.map(check), ...rights.map((one) => ({ ...check(one), place: PICTURES }))];
}

const PICTURES: Place = { kind: 'pictures' };

/** The day it is planned for; without a plan today, as this device has it. */
function dayOf(plan: Plan | null, now: Date): string {
  return plan?.wallTime.slice(0, 10) ?? toDay(now, Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function placeOf({ code }: RuleProblem, target: DraftTarget): Place {
  const { channelId } = target;
  if (code.startsWith('channel_')) return { kind: 'channelSettings', channelId };
  if (code.startsWith('alt_text')) return { kind: 'pictures' };
  if (code === 'empty' && target.text === null) return { kind: 'text' };
  return { kind: 'preview', channelId };
}

/** About the file, wherever it is shown. */
const SAID_ONCE = [
  'alt_text_missing',
  'passport_missing',
  'passport_incomplete',
  'consent_withdrawn',
  'consent_ended',
  'licence_expired',
  'quotation_cover',
  'consent_not_adverts',
  'licence_not_adverts',
];

/** The same thing said by every channel is said once. */
function mergeShared(checks: Check[], channelCount: number): Check[] {
  const isShared = ({ code }: Check) =>
    SAID_ONCE.includes(code) ||
    (code === 'empty' && checks.filter((one) => one.code === code).length === channelCount);
  const seen = new Set<string>();
  return checks.flatMap((one) => {
    if (!isShared(one)) return [one];
    if (seen.has(one.code)) return [];
    seen.add(one.code);
    return [{ ...one, channelId: null }];
  });
}

function listPlanChecks(plan: Plan | null, now: Date): Check[] {
  const place: Place = { kind: 'when' };
  if (plan === null) return [check('stop', 'no_time', { place })];
  if (!isWallTime(plan.wallTime)) return [check('stop', 'wrong_time', { place })];
  const { instant, note } = resolveWallTime(plan);
  if (secondsPast(instant, now) > 0) return [check('stop', 'past_time', { place })];
  return note === null ? [] : [check('doubt', `clock_${note}`, { place })];
}

function listLimitChecks({ plan, expiresAt }: DraftContent): Check[] {
  if (plan === null || expiresAt === null || !isWallTime(plan.wallTime)) return [];
  return new Date(expiresAt) > resolveWallTime(plan).instant
    ? []
    : [check('stop', 'limit_before_time', { place: { kind: 'when' } })];
}

function listTextDoubts(text: string): Check[] {
  const sentence = findLongSentence(text);
  if (sentence === null) return [];
  const { words, start, end } = sentence;
  return [
    check('doubt', 'long_sentence', { params: { count: words }, place: { kind: 'sentence', start, end } }),
  ];
}

function listDone(chosen: ChosenChannel[], targets: Check[]): Check[] {
  if (chosen.length === 0) return [];
  const has = (...codes: string[]) => targets.some(({ code }) => codes.includes(code));
  const pictures = chosen.flatMap((one) => one.pictures);
  const params = { count: chosen.length };
  return [
    ...(has('empty', 'text_required', 'too_long') ? [] : [check('done', 'text_fits', { params })]),
    ...(has('channel_removed', 'channel_needs_reconnect', 'channel_retrying')
      ? []
      : [check('done', 'channels_work', { params })]),
    ...(pictures.length > 0 && pictures.every(({ altText }) => altText?.trim())
      ? [check('done', 'pictures_described', {})]
      : []),
  ];
}

function check(
  kind: Check['kind'],
  code: string,
  { params = {}, place = null }: { params?: Check['params']; place?: Place | null },
): Check {
  return { kind, code, params, place, channelId: null };
}
