import type { Story } from '@rupor/shared/stories/contract';
import { EMPTY_PARTS, StoryParts } from '@rupor/shared/stories/story-parts';
import { z } from 'zod';
import { readStored, writeStored } from '../../lib/stored.ts';

/** What the form holds: the parts, the title and the text as far as somebody changed it. */
export interface StoryDraft extends StoryParts {
  title: string;
  text: string | null;
  rubricId: string | null;
  campaignId: string | null;
}

export function toDraft(story: Story | null): StoryDraft {
  if (!story) return { ...EMPTY_PARTS, title: '', text: null, rubricId: null, campaignId: null };
  const { title, text, rubricId, campaignId, place, problem, action, result, number } = story;
  const { happenedOn, meaning, ask, evidence, people } = story;
  const parts = { place, problem, action, result, number, happenedOn, meaning, ask, evidence, people };
  return { ...parts, title, text, rubricId, campaignId };
}

/** What is sent: people without a name are lines that nobody has filled in yet. */
export function toInput(draft: StoryDraft): StoryDraft {
  return { ...draft, people: draft.people.filter(({ name }) => name.trim() !== '') };
}

const Kept = z.object({
  version: z.number(),
  draft: StoryParts.extend({
    title: z.string(),
    text: z.string().nullable(),
    rubricId: z.string().nullable(),
    campaignId: z.string().nullable(),
  }),
});

const keyOf = (story: Story | null) => `story.${story?.id ?? 'new'}`;

/** What was typed here and never saved, while nobody has saved the story since; else the story itself. */
export function readDraft(story: Story | null): StoryDraft {
  const kept = Kept.safeParse(parse(readStored(keyOf(story))));
  return kept.success && kept.data.version === (story?.version ?? 0) ? kept.data.draft : toDraft(story);
}

/** Kept on this device with each change, so that a closed page loses nothing. */
export function keepDraft(story: Story | null, draft: StoryDraft): void {
  // A line for a person that has no name yet is no person: what is kept must be readable.
  writeStored(keyOf(story), JSON.stringify({ version: story?.version ?? 0, draft: toInput(draft) }));
}

export function forgetDraft(story: Story | null): void {
  writeStored(keyOf(story), '');
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
