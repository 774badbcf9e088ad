// What publishing has to know of a passport, and nothing that names a person: this travels with every post.
import { z } from 'zod';
import { Day } from '../lib/fields.ts';
import { attributionLine } from './attribution.ts';
import { forbidsChange, listGaps, type Passport, PassportGap, PassportState, stateOf } from './passport.ts';

/** In each language an organization may write in. */
const Line = z.object({ ru: z.string(), en: z.string() });

export const MediaRights = z.object({
  state: PassportState,
  gaps: z.array(PassportGap),
  /** Last day the right holds. */
  expiresOn: Day.nullable(),
  /** How many people took their consent back. */
  withdrawn: z.number().int(),
  /** Of consents that hold: how many end on which day, and to which networks they are limited. */
  consents: z.array(
    z.object({ until: Day.nullable(), networks: z.array(z.string()), isForAdverts: z.boolean() }),
  ),
  isAiMade: z.boolean().nullable(),
  forbidsChange: z.boolean(),
  /** Changed copies carry the same licence (SA). */
  sharesAlike: z.boolean(),
  /** Not for trade (NC): arguable in a paid advert. */
  isNonCommercial: z.boolean(),
  isQuotation: z.boolean(),
  /** The line that is appended where the picture goes out whole, and where it is cut; null = none is asked for. */
  attribution: Line.nullable(),
  attributionCut: Line.nullable(),
});
export type MediaRights = z.infer<typeof MediaRights>;

/** The digest of a passport; null: it has none. */
export function readRights(passport: Passport | null): MediaRights | null {
  if (!passport) return null;
  const { people, licence, origin } = passport;
  const kind = origin === 'creative_commons' ? (licence?.kind ?? '') : '';
  return {
    state: stateOf(passport),
    gaps: listGaps(passport),
    expiresOn: passport.expiresOn,
    withdrawn: people.filter(({ state }) => state === 'withdrawn').length,
    consents: people
      .filter(({ state }) => state === 'oral' || state === 'written')
      .map(({ until, networks, isForAdverts }) => ({ until, networks, isForAdverts })),
    isAiMade: passport.isAiMade,
    forbidsChange: forbidsChange(passport),
    sharesAlike: kind.endsWith('-sa'),
    isNonCommercial: kind.includes('-nc'),
    isQuotation: origin === 'quotation',
    attribution: lineOf(passport, false),
    attributionCut: lineOf(passport, true),
  };
}

function lineOf(passport: Passport, isCut: boolean): z.infer<typeof Line> | null {
  const ru = attributionLine(passport, { isCut, language: 'ru' });
  const en = attributionLine(passport, { isCut, language: 'en' });
  return ru === null || en === null ? null : { ru, en };
}
