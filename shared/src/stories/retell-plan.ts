// «A win is not a win until it is told» (content-method 5.3): one win becomes five or six posts over six weeks, each
// for other people. Pure: no clock, no sentences; the words come from whoever asks.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { SegmentRelation } from '../audiences/contract.ts';
import type { StoryParts } from './story-parts.ts';

/** news: everybody; how: members who stand aside; person: families; number: sceptics; answer: other workplaces; ask: not members. */
export const RetellStep = z.enum(['news', 'how', 'number', 'person', 'answer', 'ask']);
export type RetellStep = z.infer<typeof RetellStep>;

/** Days after the first post. */
const AFTER: Record<RetellStep, number> = { news: 0, how: 4, number: 11, person: 18, answer: 28, ask: 39 };

/** From the first post to the last one, whatever day the plan begins on. */
export const RETELL_DAYS = 42;

/** The steps for a win: nobody is told about without their consent, so the one on a person may be missing. */
export function stepsFor({ people }: Pick<StoryParts, 'people'>): RetellStep[] {
  return RetellStep.options.filter(
    (step) => step !== 'person' || people.some(({ hasConsent }) => hasConsent),
  );
}

/** Working days only: what falls on a weekend moves to Monday. `startDay` and the answer: 2026-11-20. */
export function retellDay(step: RetellStep, startDay: string): string {
  const day = Temporal.PlainDate.from(startDay).add({ days: AFTER[step] });
  return day.add({ days: day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0 }).toString();
}

/** How each post begins, and the marks between its parts; sentences of the client. */
export interface RetellWords {
  leads: Record<RetellStep, string>;
  /** Lines with {{value}} filled in by whoever asks. */
  where(place: string): string;
  people(names: string): string;
}

type Piece = 'lead' | 'where' | 'people' | 'problem' | 'action' | 'result' | 'number' | 'meaning' | 'ask';

const PIECES: Record<RetellStep, readonly Piece[]> = {
  news: ['result', 'where', 'problem', 'action', 'number', 'meaning', 'ask'],
  how: ['lead', 'problem', 'action', 'result', 'ask'],
  number: ['number', 'lead', 'result', 'meaning', 'ask'],
  person: ['lead', 'people', 'problem', 'result', 'ask'],
  answer: ['lead', 'problem', 'action', 'meaning', 'ask'],
  ask: ['lead', 'result', 'meaning', 'ask'],
};

/** A draft of one post of the plan, paragraphs apart; parts that are not written yet are left out. */
export function composeRetell(step: RetellStep, story: StoryParts, words: RetellWords): string {
  const names = story.people.filter(({ hasConsent }) => hasConsent).map(({ name }) => name);
  const pieces: Record<Piece, string> = {
    ...story,
    lead: words.leads[step],
    where: story.place === '' ? '' : words.where(story.place),
    people: names.length === 0 ? '' : words.people(names.join(', ')),
  };
  return PIECES[step]
    .map((piece) => toSentence(pieces[piece]))
    .filter((piece) => piece !== '')
    .join('\n\n');
}

/** A line that ends without a full stop gets one; what ends with a mark or a colon stays. */
function toSentence(line: string): string {
  const text = line.trim();
  return text === '' || /[.!?…:»)]$/u.test(text) ? text : `${text}.`;
}

/** Whom a step speaks to, as audiences name their relation to the union; the other steps are for everybody. */
const SPEAKS_TO: Partial<Record<RetellStep, SegmentRelation>> = {
  how: 'member',
  person: 'family',
  ask: 'non_member',
};

/** The audience that a step is for where just one of them fits; null: a person chooses, or nobody is named. */
export function segmentForStep(
  step: RetellStep,
  segments: readonly { id: string; relation: SegmentRelation; isArchived: boolean }[],
): string | null {
  const fitting = segments.filter(({ relation, isArchived }) => !isArchived && relation === SPEAKS_TO[step]);
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}
