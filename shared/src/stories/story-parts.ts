// What a win is told with, in the order of its telling: problem, action, result.
import { z } from 'zod';
import { Day } from '../lib/fields.ts';

const Part = z.string().trim().max(3_000);
const Line = z.string().trim().max(300);

export const ShownPerson = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** Somebody holds their consent to be named or shown. */
  hasConsent: z.boolean(),
});
export type ShownPerson = z.infer<typeof ShownPerson>;

export const StoryParts = z.object({
  /** Where: shop, ward, depot. */
  place: Line,
  problem: Part,
  /** Who did what together. */
  action: Part,
  result: Part,
  /** What changed in figures, as people say it. */
  number: Line,
  happenedOn: Day.nullable(),
  /** What it means for the reader. */
  meaning: Part,
  ask: Part,
  /** Where the proof is, in words. */
  evidence: Line,
  people: z.array(ShownPerson).max(30),
});
export type StoryParts = z.infer<typeof StoryParts>;

export const EMPTY_PARTS: StoryParts = {
  place: '',
  problem: '',
  action: '',
  result: '',
  number: '',
  happenedOn: null,
  meaning: '',
  ask: '',
  evidence: '',
  people: [],
};
