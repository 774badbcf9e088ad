import type { Journal } from '@rupor/shared/publishing/contract';

export interface JournalLine {
  id: string;
  at: string;
  /** Key of the sentence under publishing:journal. */
  key: string;
  who: string | null;
  channel: string | null;
  network: string | null;
  /** Which part under the post; 0 = the post itself. */
  part: number;
  problem: string | null;
  attempt: number | null;
}

/** Acts of people and tries of the machine in one line of time. A try that went well is told by its post alone. */
export function journalLines({ targets, attempts, entries }: Journal): JournalLine[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const place = (id: string | null) => {
    const target = id === null ? undefined : byId.get(id);
    return {
      channel: target?.channelName ?? null,
      network: target?.network ?? null,
      part: target?.position ?? 0,
    };
  };
  const acts = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    key: entry.kind,
    who: entry.actorName,
    ...place(entry.targetId),
    problem: typeof entry.data.problem === 'string' ? entry.data.problem : null,
    attempt: null,
  }));
  const tries = attempts
    .filter(({ outcome, number }) => outcome !== 'published' || number > 1)
    .map((attempt) => ({
      id: attempt.id,
      at: attempt.closedAt ?? attempt.startedAt,
      key: `attempt_${attempt.outcome}`,
      who: null,
      ...place(attempt.targetId),
      problem: attempt.problem,
      attempt: attempt.number,
    }));
  return [...acts, ...tries].sort((a, b) => a.at.localeCompare(b.at));
}
