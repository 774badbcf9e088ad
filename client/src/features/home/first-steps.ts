import type { Permission } from '@rupor/shared/organization/permissions';

export type StepName = 'channels' | 'post' | 'people';
export interface Step {
  name: StepName;
  isDone: boolean;
  /** The one filled button of the page. */
  isNext: boolean;
}

const NEEDS: Record<StepName, Permission> = {
  channels: 'channels.manage',
  post: 'posts.write',
  people: 'members.manage',
};

/** The steps this person may take, in their order. The first undone one is next. */
export function listSteps(done: Record<StepName, boolean>, permissions: readonly string[]): Step[] {
  const names: StepName[] = ['channels', 'post', 'people'];
  const mine = names.filter((name) => permissions.includes(NEEDS[name]));
  const next = mine.find((name) => !done[name]);
  return mine.map((name) => ({ name, isDone: done[name], isNext: name === next }));
}
