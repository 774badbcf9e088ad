interface Wait {
  over(): void;
  until: number;
}

export interface Patience {
  /** `over` is called once: at the `end` of the wait, or at the limit. */
  begin(over: () => void): Wait;
  end(wait: Wait): void;
}

/** Many waits of one length have one timer: they come to their limits in the order in which they began. */
export function createPatience(limitMs: number): Patience {
  const waiting = new Set<Wait>();
  let isLooking = false;

  const lookIn = (ms: number) => {
    isLooking = true;
    setTimeout(look, ms).unref();
  };
  const end = (wait: Wait) => {
    if (waiting.delete(wait)) wait.over();
  };
  const look = () => {
    isLooking = false;
    const now = performance.now();
    for (const wait of waiting) {
      if (wait.until > now) return lookIn(wait.until - now);
      end(wait);
    }
  };
  return {
    end,
    begin(over) {
      const wait = { over, until: performance.now() + limitMs };
      waiting.add(wait);
      if (!isLooking) lookIn(limitMs);
      return wait;
    },
  };
}
