// What a probe of one network is given and what it tells.
import type { SafeFetch } from '../../src/lib/safe-fetch.ts';
import type {
  ConnectedChannel,
  Network,
  NetworkCall,
  OutgoingPost,
  PublishResult,
} from '../../src/networks/network.ts';

export interface Finding {
  /** The words of docs/networks.md that this is about, as they stand there. */
  line: string;
  verdict: 'confirmed' | 'refuted' | 'not settled';
  /** Without values: shapes, names of fields, counts. */
  seen: string;
}

export interface Probing {
  network: Network;
  channel: ConnectedChannel;
  call: NetworkCall;
  fetch: SafeFetch;
  fields: Readonly<Record<string, string>>;
  /** Says something at once, without secrets. */
  tell(line: string): void;
  /** Null: only reading is allowed. Publishes a marked text, remembers it for removal, returns what was answered. */
  post: ((variant: string) => Promise<{ sent: OutgoingPost; result: PublishResult }>) | null;
  /** Something else that was published and must go at the end. */
  removeLater(remoteId: string): void;
}

export type NetworkProbe = (probing: Probing) => Promise<Finding[]>;
