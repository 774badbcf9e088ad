// Ideas, days and stories for the authorisation matrix: fixtures stand at the branch of the organization they are made
// for, written by nobody of its people.
import { randomUUID } from 'node:crypto';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';

export interface MatrixIdeas {
  ideaId: string;
  storyId: string;
  ownDayId: string;
}

interface Entry {
  input: (fixture: MatrixIdeas) => unknown;
  foreign: 'not_found' | 'own';
  also?: readonly ['forbidden'];
}

const idea = ({ ideaId }: MatrixIdeas) => ({ id: ideaId });
const story = ({ storyId }: MatrixIdeas) => ({ id: storyId });
const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
/** Whoever neither brought it nor manages it is refused: ideas.test.ts, stories.test.ts. */
const namedOrOwn = (input: Entry['input']): Entry => ({ ...named(input), also: ['forbidden'] });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });

export const ideaEntries: Record<string, Entry> = {
  'ideas.list': own(() => ({ state: 'idea', page: 1 })),
  'ideas.get': named(idea),
  'ideas.capture': own(() => ({ text: 'Снять ночную смену' })),
  'ideas.readLink': named(idea),
  'ideas.save': namedOrOwn((fixture) => ({ ...idea(fixture), text: 'Иначе' })),
  'ideas.move': named((fixture) => ({ ...idea(fixture), state: 'ready' })),
  'ideas.write': named(idea),
  'ideas.archive': namedOrOwn(idea),
  'ideas.restore': namedOrOwn(idea),
  'ideas.days.list': own(() => ({ from: '2026-10-01', to: '2026-10-31' })),
  'ideas.days.settings': own(() => undefined),
  'ideas.days.chooseSets': own(() => ({ sets: ['union'] })),
  'ideas.days.addOwn': own(() => ({ name: 'День первички', day: '2026-10-05' })),
  'ideas.days.removeOwn': named(({ ownDayId }) => ({ id: ownDayId })),
  'stories.list': own(() => ({ page: 1 })),
  'stories.get': named(story),
  'stories.create': own(() => ({ result: 'Раздевалку греют' })),
  'stories.save': namedOrOwn((fixture) => ({ ...story(fixture), version: 1, result: 'Греют' })),
  'stories.remove': namedOrOwn(story),
  'stories.restore': namedOrOwn(story),
  'stories.plan': namedOrOwn((fixture) => ({
    ...story(fixture),
    channelIds: [],
    posts: [{ step: 'news', wallTime: '2026-12-01T17:00', title: 'Греют', text: 'Греют.' }],
  })),
  'stories.unplan': namedOrOwn(story),
};

export async function createMatrixIdeas(
  test: TestApp,
  { organization }: Pick<TestOrganization, 'organization'>,
): Promise<MatrixIdeas> {
  const { db } = test.app;
  const at = { organizationId: organization.id, branchId: organization.branchId };
  const made = await db.idea.create({ data: { ...at, text: `Идея ${randomUUID()}`, source: 'hand' } });
  const win = await db.story.create({ data: { ...at, result: 'Раздевалку греют' } });
  const day = await db.ownDay.create({
    data: { organizationId: organization.id, name: 'День первички', day: new Date('2020-10-05') },
  });
  return { ideaId: made.id, storyId: win.id, ownDayId: day.id };
}
