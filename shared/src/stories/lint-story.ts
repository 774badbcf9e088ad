// What a win still lacks before it convinces somebody who was not there (content-method 5.3). It only advises:
// nothing here stops a draft.
import type { StoryParts } from './story-parts.ts';

export type StoryCheckCode = 'number' | 'actor' | 'date' | 'ask' | 'evidence' | 'consent';
export interface StoryCheck {
  code: StoryCheckCode;
  isMet: boolean;
  /** Of consent: who has not given it. */
  names: string[];
}

/** A group that acts: «мы», «смена», «профком», «27 человек». Stems, so that cases do not matter. */
const ACTORS =
  /(?<!\p{L})(мы|нас|нам|нами|вместе|сообща)(?!\p{L})|(?<!\p{L})(профком|профсоюз|первичк|бригад|смен[аыуе]|цех|отдел|коллектив|работни[кц]|рабочи|водител|медсест|учител|врач|профгрупп|молод[её]жн\p{L}+ совет|комисси|делегац|собрани|активист|товарищ)/iu;
const PEOPLE_COUNT = /\d+\s*(человек|работни|подпис|коллег|сотрудни|активист|водител|учител|врач|рабочи)/iu;
const ENGLISH_ACTORS =
  /\b(we|us|our|together|union|committee|crew|shift|workers?|nurses?|drivers?|teachers?|members?|colleagues|council)\b/i;

/**
 * Six questions in their order. A date and proof may stand in their fields or, the date, in words; a number must be one
 * that tells of the change, so the figure of a date alone does not count.
 */
export function lintStory(story: StoryParts, { evidenceCount }: { evidenceCount: number }): StoryCheck[] {
  const without = story.people.filter(({ hasConsent }) => !hasConsent).map(({ name }) => name);
  return [
    check('number', /\d/.test(story.number) || /\d/.test(withoutDates(story.result))),
    check('actor', hasActor(story.action)),
    check('date', story.happenedOn !== null),
    check('ask', story.ask.trim() !== ''),
    check('evidence', evidenceCount > 0 || story.evidence.trim() !== ''),
    { code: 'consent', isMet: without.length === 0, names: without },
  ];
}

/** Is there somebody who acted together, and not only one person or nobody? */
export function hasActor(text: string): boolean {
  return ACTORS.test(text) || PEOPLE_COUNT.test(text) || ENGLISH_ACTORS.test(text);
}

const MONTHS = 'январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр';
const DATES = new RegExp(
  `\\d{1,2}\\.\\d{1,2}(\\.\\d{2,4})?|\\d{1,2}\\s+(${MONTHS})\\p{L}*(\\s+\\d{4})?|(?<!\\d)(19|20)\\d{2}(?!\\d)(\\s+год\\p{L}*)?`,
  'giu',
);

function withoutDates(text: string): string {
  return text.replaceAll(DATES, '');
}

function check(code: StoryCheckCode, isMet: boolean): StoryCheck {
  return { code, isMet, names: [] };
}
