import type { PlanMapping } from '@rupor/shared/posts/plan-file';
import { api, client } from '../../../lib/api.ts';

export const batchesQuery = () => api.posts.batches.list.queryOptions();
export const problemsQuery = (id: string) => api.posts.batches.problems.queryOptions({ input: { id } });
export const templatesQuery = () => api.posts.templates.list.queryOptions();
export const weekQuery = (input: { from: string; to: string }) =>
  api.posts.batches.week.queryOptions({ input });

export const readFileMutation = () => api.posts.files.read.mutationOptions();
export const checkFileMutation = () => api.posts.files.check.mutationOptions();
export const findTextMutation = () => api.posts.batches.findText.mutationOptions();
export const replaceTextMutation = () => api.posts.batches.replaceText.mutationOptions();
export const copyWeekMutation = () => api.posts.batches.copyWeek.mutationOptions();
export const createTemplateMutation = () => api.posts.templates.create.mutationOptions();
export const saveTemplateMutation = () => api.posts.templates.save.mutationOptions();
export const removeTemplateMutation = () => api.posts.templates.remove.mutationOptions();
export const restoreTemplateMutation = () => api.posts.templates.restore.mutationOptions();
export const createPostMutation = () => api.posts.create.mutationOptions();

export interface ChosenColumns {
  id: string;
  mapping: PlanMapping;
  time: string;
}

export type Batch = Awaited<ReturnType<typeof client.posts.files.run>>;

/** Loads a file part by part; each part is told. A failure leaves what is done: asked again, it goes on from there. */
export async function runFile(chosen: ChosenColumns, onPart: (batch: Batch) => void): Promise<Batch> {
  for (;;) {
    const batch = await client.posts.files.run(chosen);
    onPart(batch);
    if (batch.state !== 'running') return batch;
  }
}

/** Undoes part by part. Answers how many posts stay, because somebody changed them since. */
export async function undoBatch(id: string): Promise<number> {
  let kept = 0;
  for (;;) {
    const part = await client.posts.batches.undo({ id });
    kept += part.kept;
    if (part.batch.state === 'undone') return kept;
  }
}

/** What to ask again after any of this: posts, calendar, acts. */
export const changedKeys = () => [api.posts.key(), api.calendar.key()];

interface Exported {
  format: 'csv' | 'xlsx';
  locale: string;
  from?: string;
  to?: string;
  isTemplate?: boolean;
}

/** Address of the plan as a file. */
export function exportUrl({ isTemplate, ...asked }: Exported): string {
  const query = new URLSearchParams(
    Object.entries({ ...asked, ...(isTemplate ? { isTemplate: 'true' } : {}) }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
  return `/api/post-files/export?${query}`;
}
