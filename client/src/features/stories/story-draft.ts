import type { Story } from '@rupor/shared/stories/contract';
import { EMPTY_PARTS, type StoryParts } from '@rupor/shared/stories/story-parts';

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
