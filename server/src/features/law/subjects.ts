// A post as the rules see it: as a whole, as it goes out in each channel, and each of its files.
import { hasAdLabel } from '@rupor/shared/law/ad-label';
import { adsAllowedIn } from '@rupor/shared/law/ad-places';
import { findRules, NO_FACTS } from '@rupor/shared/law/evaluate';
import type { Consent, Finding, LawFacts, Rule } from '@rupor/shared/law/rule';
import { RULES } from '@rupor/shared/law/rules/all-rules';
import { Passport } from '@rupor/shared/media/passport';
import type { MediaAsset } from '../../generated/prisma/client.ts';
import type { PostRow, TargetRow } from '../posts/load-post.ts';
import { contentOf } from '../posts/target-content.ts';
import type { LawState } from './queries/law-state.sql.ts';

export interface Subject {
  about: Rule['about'];
  id: string | null;
  name: string;
  facts: LawFacts;
}

export type Lists = LawFacts['lists'];

export function postSubject(post: PostRow, state: LawState, lists: Lists): Subject {
  return { about: 'post', id: null, name: '', facts: { ...promoFacts(state), text: wholeText(post), lists } };
}

export function channelSubject(
  target: Pick<TargetRow, 'channelId' | 'channel'>,
  text: string,
  state: LawState,
): Subject {
  const size = state.channels.find(({ channelId }) => channelId === target.channelId);
  return {
    about: 'channel',
    id: target.channelId,
    name: target.channel.name,
    facts: {
      ...promoFacts(state),
      text,
      hasLabel: hasAdLabel(text, state.promo?.erid ?? ''),
      adsAllowed: adsAllowedIn(target.channel.network),
      followers: size?.followers ?? null,
      isListed: size?.isListed ?? false,
    },
  };
}

export function mediaSubjects(post: PostRow): Subject[] {
  const shown = [post.media, ...post.targets.map(({ media }) => media)];
  const assets = new Map(shown.flatMap((media) => media.map(({ asset }) => [asset.id, asset] as const)));
  const covers = new Set(shown.map(([first]) => first?.asset.id));
  return [...assets.values()].map((asset) => ({
    about: 'media' as const,
    id: asset.id,
    name: asset.originalName,
    facts: { ...NO_FACTS, ...mediaFacts(asset), text: wholeText(post), isCover: covers.has(asset.id) },
  }));
}

function mediaFacts(asset: MediaAsset): Partial<LawFacts> {
  const passport = asset.passport === null ? null : (Passport.safeParse(asset.passport).data ?? null);
  return {
    media: asset.kind,
    hasPassport: asset.passportState !== 'none',
    licence: passport?.origin ?? null,
    isAiMade: passport?.isAiMade === true,
    people: passport && consentOf(passport),
    minors: passport && guardiansOf(passport),
  };
}

function consentOf({ hasPeople, people }: Passport): Consent {
  if (hasPeople === null) return 'unknown';
  if (!hasPeople) return 'none';
  const isOpen = people.some(({ state }) => state === 'unknown' || state === 'withdrawn');
  return people.length === 0 || isOpen ? 'open' : 'agreed';
}

function guardiansOf({ people }: Passport): Consent {
  const minors = people.filter(({ isMinor }) => isMinor);
  if (minors.length === 0) return 'none';
  return minors.every(({ guardianProofId }) => guardianProofId !== null) ? 'agreed' : 'open';
}

/** What goes out in one channel, with what follows under it. */
export function targetText(post: PostRow, target: TargetRow): string {
  return [contentOf(post, target).text, ...target.followUps.map((part) => part.text ?? '')].join('\n\n');
}

/** Everything readers get anywhere; each text once. */
export function wholeText(post: PostRow): string {
  const texts = post.targets.map((target) => targetText(post, target));
  return [...new Set(texts.length > 0 ? texts : [post.baseText])].join('\n\n');
}

function promoFacts({ promo }: LawState): LawFacts {
  if (!promo) return NO_FACTS;
  const isAd = promo.status === 'ad' || promo.status === 'social_ad';
  return {
    ...NO_FACTS,
    promo: promo.status,
    hasErid: promo.erid !== '',
    hasAdvertiser: promo.advertiserName !== '' && promo.advertiserInn !== '',
    isReportOpen: isAd && promo.erid !== '' && promo.reportedOn === null,
  };
}

export interface SubjectFinding extends Finding {
  subject: Subject;
}

/** Rules of the organization's profile that apply now; those it found to be no longer in force are left out. */
export function findFor(
  subjects: readonly Subject[],
  { state, today, rules = RULES }: { state: LawState; today: string; rules?: readonly Rule[] },
): SubjectFinding[] {
  const gone = new Set(state.notes.filter(({ isInForce }) => !isInForce).map(({ ruleId }) => ruleId));
  const inForce = rules.filter(({ id }) => !gone.has(id));
  return subjects.flatMap((subject) =>
    findRules({
      rules: inForce,
      profile: state.profile,
      about: subject.about,
      facts: subject.facts,
      today,
    }).map((finding) => ({ ...finding, subject })),
  );
}
