import { MINUTE_MS } from '@rupor/shared/lib/durations';

/** What is known of who came within the minute that runs. */
export interface Recent<Known> {
  get(at: number, agent: string, who: string): Known | undefined;
  set(agent: string, who: string, known: Known): void;
}

const MAX_KEPT = 200_000;

/**
 * People come again within seconds, and are not hashed anew each time. What tells them apart (address and agent) is kept
 * in memory alone, for the rest of a minute.
 */
export function createRecent<Known>(): Recent<Known> {
  let minute = Number.NaN;
  let size = 0;
  const byAgent = new Map<string, Map<string, Known>>();
  const forget = () => {
    byAgent.clear();
    size = 0;
  };
  return {
    get(at, agent, who) {
      const current = Math.floor(at / MINUTE_MS);
      if (current !== minute) forget();
      minute = current;
      return byAgent.get(agent)?.get(who);
    },
    set(agent, who, known) {
      if (size >= MAX_KEPT) forget();
      let people = byAgent.get(agent);
      if (!people) {
        people = new Map();
        byAgent.set(agent, people);
      }
      people.set(who, known);
      size += 1;
    },
  };
}
