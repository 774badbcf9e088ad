// The passport of a file: by what right it is shown, and who can be recognised on it. Facts:
// ГК РФ 1225–1300 (author, licence, quotation), 152.1 (image of a person), 1286.1 (open licence).
import { z } from 'zod';
import { Day, Id, Name } from '../lib/fields.ts';

/** How the file came to the organization. `employee`: made within job duties; a member is not an employee. */
export const Origin = z.enum(['own', 'employee', 'free_licence', 'creative_commons', 'quotation', 'bought']);
export type Origin = z.infer<typeof Origin>;

/** An open licence of Creative Commons; `zero` asks for nothing. */
export const CreativeCommons = z.strictObject({
  kind: z.enum(['zero', 'by', 'by-sa', 'by-nd', 'by-nc', 'by-nc-sa', 'by-nc-nd']),
  version: z.enum(['1.0', '2.0', '2.5', '3.0', '4.0']),
});
export type CreativeCommons = z.infer<typeof CreativeCommons>;

/** What the right covers. An empty list: nobody has said. */
export const PermittedUse = z.enum(['posts', 'pages', 'print', 'adverts']);
export type PermittedUse = z.infer<typeof PermittedUse>;

/**
 * Whether a person may be shown. `event`: a public event or an open place, the person is not the main object
 * (ГК 152.1, 1.2); `oral`: said so, somebody noted it; `written`: a scan stands beside; `unknown`: nobody asked yet.
 */
export const ConsentState = z.enum(['unknown', 'event', 'oral', 'written', 'withdrawn']);
export type ConsentState = z.infer<typeof ConsentState>;

export const PersonConsent = z.strictObject({
  id: Id,
  name: Name,
  state: ConsentState,
  /** Who heard an oral consent, or gathered the written one. */
  notedBy: z.string().trim().max(120).default(''),
  /** File with the filled sheet. */
  proofId: Id.nullable().default(null),
  /** Networks it is limited to, their ids; empty = everywhere. */
  networks: z.array(z.string().max(60)).max(30).default([]),
  /** Last day it holds; null = without an end. */
  until: Day.nullable().default(null),
  /** May be shown in adverts. */
  isForAdverts: z.boolean().default(false),
  isMinor: z.boolean().default(false),
  /** File with the consent of a parent or a guardian; asked of minors. */
  guardianProofId: Id.nullable().default(null),
});
export type PersonConsent = z.infer<typeof PersonConsent>;

const Line = z.string().trim().max(300).default('');

export const Passport = z.strictObject({
  /** Title of the work as its author gave it; '' = it has none. */
  title: Line,
  author: Line,
  /** Where it was taken: an address, a book, an archive. */
  source: Line,
  /** null: nobody has said. */
  origin: Origin.nullable().default(null),
  /** Only of origin creative_commons. */
  licence: CreativeCommons.nullable().default(null),
  /** Files that prove the right: the signed sheet, the bill, a picture of the page with the licence. */
  proofIds: z.array(Id).max(10).default([]),
  /** Last day the right holds; null = without an end. */
  expiresOn: Day.nullable().default(null),
  uses: z.array(PermittedUse).max(PermittedUse.options.length).default([]),
  /** Only of origin quotation: what it is quoted for (ГК 1274). */
  quotationAim: Line,
  /** null: nobody has said. */
  isAiMade: z.boolean().nullable().default(null),
  /** Can somebody be recognised? null: nobody has said. */
  hasPeople: z.boolean().nullable().default(null),
  people: z.array(PersonConsent).max(60).default([]),
});
export type Passport = z.infer<typeof Passport>;

/** What a passport still lacks, in the order people fill it. */
export const PassportGap = z.enum([
  'origin',
  'author',
  'licence',
  'source',
  'aim',
  'proof',
  'people',
  'names',
  'consent',
  'scan',
  'guardian',
]);
export type PassportGap = z.infer<typeof PassportGap>;

/** `none`: nothing is filled in. The states are about the passport; dates are compared when they are needed. */
export const PassportState = z.enum(['none', 'incomplete', 'complete', 'withdrawn']);
export type PassportState = z.infer<typeof PassportState>;

/** A passport in which nothing is said. */
export function emptyPassport(): Passport {
  return Passport.parse({});
}

/** Everything that is missing; an empty list: the passport is complete. */
export function listGaps(passport: Passport): PassportGap[] {
  return [...listRightGaps(passport), ...listPeopleGaps(passport)];
}

/** A consent that was withdrawn outweighs everything else. */
export function stateOf(passport: Passport | null): PassportState {
  if (!passport) return 'none';
  if (passport.people.some(({ state }) => state === 'withdrawn')) return 'withdrawn';
  if (listGaps(passport).length === 0) return 'complete';
  return isUntouched(passport) ? 'none' : 'incomplete';
}

/** Did the owner of the rights forbid changes (ND)? Then a crop is not theirs any more. */
export function forbidsChange({ origin, licence }: Pick<Passport, 'origin' | 'licence'>): boolean {
  return origin === 'creative_commons' && licence?.kind.endsWith('-nd') === true;
}

/** Every file a passport names as its proof. */
export function proofsOf({ proofIds, people }: Pick<Passport, 'proofIds' | 'people'>): string[] {
  const ofPeople = people.flatMap(({ proofId, guardianProofId }) => [proofId, guardianProofId]);
  return [...new Set([...proofIds, ...ofPeople].filter((id) => id !== null))];
}

function listRightGaps(passport: Passport): PassportGap[] {
  const { origin, author, source, licence, quotationAim, proofIds } = passport;
  if (origin === null) return author === '' ? ['origin', 'author'] : ['origin'];
  const gaps: PassportGap[] = [];
  if (author === '' && licence?.kind !== 'zero') gaps.push('author');
  if (origin === 'creative_commons' && licence === null) gaps.push('licence');
  const isTaken = origin === 'creative_commons' || origin === 'quotation';
  if (isTaken && source === '') gaps.push('source');
  if (origin === 'quotation' && quotationAim === '') gaps.push('aim');
  if ((origin === 'free_licence' || origin === 'bought') && proofIds.length === 0) gaps.push('proof');
  return gaps;
}

function listPeopleGaps({ hasPeople, people }: Passport): PassportGap[] {
  if (hasPeople === null) return ['people'];
  if (!hasPeople) return [];
  if (people.length === 0) return ['names'];
  const has = (test: (person: PersonConsent) => boolean) => people.some(test);
  return [
    ...(has(({ state }) => state === 'unknown') ? (['consent'] as const) : []),
    ...(has(({ state, proofId }) => state === 'written' && proofId === null) ? (['scan'] as const) : []),
    ...(has(needsGuardian) ? (['guardian'] as const) : []),
  ];
}

function needsGuardian({ isMinor, state, guardianProofId }: PersonConsent): boolean {
  return isMinor && state !== 'withdrawn' && guardianProofId === null;
}

function isUntouched({ origin, author, source, proofIds, hasPeople, people }: Passport): boolean {
  const isBare = origin === null && author === '' && source === '' && proofIds.length === 0;
  return isBare && hasPeople === null && people.length === 0;
}
