// What to do with an attempt whose process died, or whose answer was lost. Pure. Never a blind resend: a request that
// may have had an effect is repeated only under a key the network still remembers, else looked up, else a person decides.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';

export type Recovery =
  /** Nothing has left: schedule it again. */
  | 'reopen'
  /** The same frozen request under the same key has one effect. */
  | 'repeat'
  /** Ask the network; surely absent → schedule again. */
  | 'look'
  /** A person decides. */
  | 'ask';

/** After so many repeats without an answer a person is asked. */
export const MAX_REPEATS = 5;
/** A key that is about to be forgotten is not relied on. */
const KEY_MARGIN_MS = 60_000;

interface Facts {
  sentAgoMs: number | null;
  repeats: number;
  /** Publishing is stopped: nothing may leave, looking is allowed. */
  paused: boolean;
  capabilities: Pick<NetworkCapabilities, 'idempotency' | 'idempotencyMinutes' | 'lookup'>;
}

export function decideRecovery({ sentAgoMs, repeats, paused, capabilities }: Facts): Recovery {
  if (sentAgoMs === null) return 'reopen';
  if (!paused && repeats < MAX_REPEATS && remembersKey(capabilities, sentAgoMs)) return 'repeat';
  return capabilities.lookup === 'none' ? 'ask' : 'look';
}

function remembersKey(capabilities: Facts['capabilities'], sentAgoMs: number): boolean {
  const { idempotency, idempotencyMinutes } = capabilities;
  if (idempotency === 'none') return false;
  return idempotencyMinutes === null || sentAgoMs < idempotencyMinutes * 60_000 - KEY_MARGIN_MS;
}
