/** Asks the workers to look at targets at their times. Ids only; safe to call twice, safe to lose. */
export interface Wake {
  /** `again`: names a further look at a version that has been looked at, e.g. after a wait. */
  targets(targets: { id: string; version: number; dueAt: Date; again?: string }[]): Promise<void>;
}

/** For roles and tests without a queue: the sweep finds everything anyway. */
export const noWake: Wake = { targets: async () => undefined };
