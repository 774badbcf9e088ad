// What stands against showing files, and the lines that their licences ask for. One function for the composer, for save,
// for schedule and for the moment before publishing.
import type { PromoStatus } from '../law/rule.ts';
import type { RuleProblem } from '../posts/fields.ts';
import type { AttributionLanguage } from './attribution.ts';
import { cutsAway, type MediaEdit, recipeFor } from './recipe.ts';
import type { MediaRights } from './rights.ts';

export interface RightsCheck extends MediaEdit {
  rights: MediaRights | null;
}

/** When and where it is shown. `day`: of the organization's zone. */
export interface Showing {
  network: string;
  day: string;
  /** A person decided that the post is an advert. */
  isAdvert?: boolean;
}

/** Social advertising is advertising too: 38-ФЗ, ст. 3. */
export function isAdvert(status: PromoStatus | undefined): boolean {
  return status === 'ad' || status === 'social_ad';
}

/**
 * What the passports say against showing these files there. Three things stop a post: a right that has ended, a consent
 * that was taken back, a cut that the licence forbids. Everything else makes one doubt; a file without a passport is
 * counted once. Codes: posts:rules.<code> { count, … }. Facts: ГК 152.1, 1229, 1274, 1286.1.
 */
export function mediaProblems(media: readonly RightsCheck[], showing: Showing): RuleProblem[] {
  const count = (test: (rights: MediaRights, file: RightsCheck) => boolean) =>
    media.filter((file) => file.rights !== null && test(file.rights, file)).length;
  const isCut = (file: RightsCheck) => cutsAway(recipeFor(file.recipes, showing.network));
  const found = (level: RuleProblem['level'], code: string, number: number): RuleProblem[] =>
    number === 0 ? [] : [{ level, code, params: { count: number } }];
  const has = (rights: MediaRights, test: (consent: MediaRights['consents'][number]) => boolean) =>
    rights.consents.some(test);
  const isUnfinished = ({ state, withdrawn }: MediaRights) => withdrawn === 0 && state !== 'complete';
  return [
    ...found(
      'blocks',
      'consent_withdrawn',
      count(({ withdrawn }) => withdrawn > 0),
    ),
    ...found(
      'blocks',
      'licence_expired',
      count(({ expiresOn }) => isOver(expiresOn, showing.day)),
    ),
    ...found(
      'blocks',
      'licence_forbids_cut',
      count((rights, file) => rights.forbidsChange && isCut(file)),
    ),
    ...found(
      'warns',
      'consent_ended',
      count((rights) => has(rights, ({ until }) => isOver(until, showing.day))),
    ),
    ...found(
      'warns',
      'consent_elsewhere',
      count((rights) =>
        has(rights, ({ networks }) => networks.length > 0 && !networks.includes(showing.network)),
      ),
    ),
    ...(showing.isAdvert
      ? [
          ...found(
            'warns',
            'consent_not_adverts',
            count((rights) => has(rights, (one) => !one.isForAdverts)),
          ),
          ...found(
            'warns',
            'licence_not_adverts',
            count(({ isNonCommercial }) => isNonCommercial),
          ),
        ]
      : []),
    ...found(
      'warns',
      'licence_shares_alike',
      count((rights, file) => rights.sharesAlike && isCut(file)),
    ),
    ...found('warns', 'quotation_cover', media[0]?.rights?.isQuotation ? 1 : 0),
    ...found('warns', 'passport_incomplete', count(isUnfinished)),
    ...found('warns', 'passport_missing', media.filter(({ rights }) => rights === null).length),
  ];
}

/** Lines that the licences ask for, in the order of the files; where a file is cut there, it says so. */
export function attributionsFor(
  media: readonly RightsCheck[],
  { network, language }: { network: string; language: AttributionLanguage },
): string[] {
  const lines = media.map(({ rights, recipes }) =>
    cutsAway(recipeFor(recipes, network)) ? rights?.attributionCut : rights?.attribution,
  );
  return [...new Set(lines.flatMap((line) => line?.[language] ?? []))];
}

/** Days as 2026-11-20; the last day still counts. */
function isOver(day: string | null, today: string): boolean {
  return day !== null && day < today;
}
