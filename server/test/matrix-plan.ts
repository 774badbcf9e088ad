// Plan files, acts on many posts, templates and calendar addresses for the authorisation matrix. Fixtures are nobody's
// of the organization's people: whoever plans or agrees everywhere may go on with them, others are refused.
import { randomUUID } from 'node:crypto';
import { toDay } from '@rupor/shared/posts/schedule';
import type { TestApp } from './harness.ts';
import type { MatrixContent } from './matrix-content.ts';

export interface MatrixPlan {
  planFileId: string;
  planBatchId: string;
  templateId: string;
}

interface Entry {
  input: (fixture: MatrixContent) => unknown;
  foreign: 'not_found' | 'own';
}

const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });
const csv = () => new File(['Дата;Текст\r\n;Собрание\r\n'], 'plan.csv', { type: 'text/csv' });
const chosen = ({ planFileId }: MatrixContent) => ({ id: planFileId, mapping: ['text'], time: '12:00' });
const template = { name: 'Собрание', text: 'Собрание {{цех}}', rubricId: null };
const words = { find: 'Пост', with: 'Запись' };
/** The week in which the drafts of the fixture stand: an hour ahead. */
const weeks = () => {
  const day = (ms: number) => toDay(new Date(Date.now() + ms), 'Asia/Yekaterinburg');
  return { from: day(3_600_000), to: day(7 * 86_400_000 + 3_600_000) };
};

export const planEntries: Record<string, Entry> = {
  'posts.files.read': own(() => ({ file: csv() })),
  'posts.files.check': named(chosen),
  'posts.files.run': named(chosen),
  'posts.files.export': own(() => ({ format: 'csv', locale: 'ru' })),
  'posts.batches.list': own(() => undefined),
  'posts.batches.problems': named(({ planBatchId }) => ({ id: planBatchId })),
  'posts.batches.undo': named(({ planBatchId }) => ({ id: planBatchId })),
  'posts.batches.findText': own(() => words),
  'posts.batches.replaceText': named(({ draftId }) => ({ ...words, posts: [{ id: draftId, version: 1 }] })),
  'posts.batches.week': own(weeks),
  'posts.batches.copyWeek': named(({ draftId }) => ({ ...weeks(), postIds: [draftId] })),
  'posts.templates.list': own(() => undefined),
  'posts.templates.create': own(() => template),
  'posts.templates.save': named(({ templateId }) => ({ id: templateId, ...template })),
  'posts.templates.remove': named(({ templateId }) => ({ id: templateId })),
  'posts.templates.restore': named(({ templateId }) => ({ id: templateId })),
  'calendar.feeds.list': own(() => undefined),
  'calendar.feeds.create': named(({ channelId }) => ({ channelId })),
  'calendar.feeds.revoke': named(({ channelId }) => ({ channelId })),
};

export async function createMatrixPlan({ app }: TestApp, organizationId: string): Promise<MatrixPlan> {
  const [planFileId, planBatchId, templateId] = [randomUUID(), randomUUID(), randomUUID()];
  const rows = [{ line: 2, cells: ['Собрание'] }];
  const act = { organizationId, kind: 'import', title: 'plan.csv', rows, total: 1 };
  await app.db.postBatch.createMany({
    data: [
      { ...act, id: planFileId, state: 'read' },
      { ...act, id: planBatchId, state: 'done' },
    ],
  });
  await app.db.postTemplate.create({ data: { id: templateId, organizationId, ...template } });
  return { planFileId, planBatchId, templateId };
}
