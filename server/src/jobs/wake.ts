/** Asks the workers to look at targets at their times. Ids only; safe to call twice, safe to lose. */
export interface Wake {
  targets(targets: { id: string; version: number; dueAt: Date }[]): Promise<void>;
  /** Does the store of the queue answer now? Asks it, within seconds. Never throws. */
  answers(): Promise<boolean>;
}

/** For roles and tests without a queue: the sweep finds everything anyway. */
export const noWake: Wake = { targets: async () => undefined, answers: async () => true };
