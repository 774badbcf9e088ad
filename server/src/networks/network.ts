// The contract every network keeps. One folder a network, one line in registry.ts; nothing outside
// networks/ knows which network it talks to.
import type { MetricName, NetworkCapabilities, NetworkField } from '@rupor/shared/networks/capabilities';

/** A picture ready for this network: already fitted to its limits. */
export interface OutgoingImage {
  bytes: Uint8Array;
  mime: string;
  width: number;
  height: number;
  altText: string | null;
  /** SHA-256 of `bytes`, hex. */
  sha256: string;
  /** Where it stands among all pictures and files of the post, from 0; see mediaInOrder. */
  place?: number;
}

/** A film or a document as it was uploaded; the network's own limits were checked before. */
export interface OutgoingFile {
  kind: 'video' | 'document';
  bytes: Uint8Array;
  mime: string;
  /** As the person named it, with its extension. */
  name: string;
  /** Pixels; null for documents. */
  width: number | null;
  height: number | null;
  /** Whole milliseconds; null for documents. */
  durationMs: number | null;
  altText: string | null;
  /** SHA-256 of `bytes`, hex. */
  sha256: string;
  /** Where it stands among all pictures and files of the post, from 0; see mediaInOrder. */
  place?: number;
}

/** What a follow-up stands under: ids as `publish` returned them. */
export interface ReplyTo {
  /** The post directly above: the one before it in a thread. */
  parent: string[];
  /** The first post of the thread; equal to `parent` for the first follow-up. */
  root: string[];
}

/** The frozen request of one attempt. A repeat of the attempt sends exactly the same. */
export interface OutgoingPost {
  /** Same content and same target → same key, at most 64 characters of [a-z0-9-]. */
  idempotencyKey: string;
  /** Fixed before the first try; networks that store a creation time use it. ISO instant. */
  createdAt: string;
  text: string;
  images: OutgoingImage[];
  /** Films and documents; empty where the network takes none. */
  files: OutgoingFile[];
  /** null: a post of its own. */
  replyTo: ReplyTo | null;
  options: Record<string, unknown>;
}

/** What a connected channel needs for each call. Credentials are decrypted for this call only. */
export interface ConnectedChannel {
  remoteId: string;
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
}

export interface NetworkCall {
  channel: ConnectedChannel;
  /** Aborts when the process stops or the call takes too long. */
  signal: AbortSignal;
  /** For values learnt outside of a token exchange: persisted under a lock before anything else. */
  saveCredentials(credentials: Record<string, string>): Promise<void>;
  /**
   * The only way to exchange tokens. One call of one process at a time runs `refresh` for a channel, with what is stored
   * at that moment; whoever came later gets the fresh ones without asking the network. Returns what is valid now.
   * `refresh` returns what is new (an empty or missing value never overwrites) and `{}` when the network gave nothing;
   * what it throws is thrown here.
   */
  refreshCredentials(
    refresh: (current: Record<string, string>) => Promise<Record<string, string>>,
  ): Promise<Record<string, string>>;
  /** Called right before the first byte that may have an effect leaves; the engine commits "sent" here. */
  onSend(): Promise<void>;
}

/**
 * Every outcome a publish can have, classified in the network's own folder.
 * `unknown`: the request may have had an effect. It is never sent again without looking first.
 */
export type PublishResult =
  | { kind: 'published'; remoteIds: string[]; url: string | null }
  | { kind: 'rejected'; problem: string; data?: Record<string, unknown> }
  | { kind: 'auth'; problem: string; data?: Record<string, unknown> }
  | { kind: 'rate_limited'; retryAfterMs: number; problem: string; data?: Record<string, unknown> }
  | { kind: 'unavailable'; problem: string; data?: Record<string, unknown> }
  | { kind: 'unknown'; problem: string; data?: Record<string, unknown> };

export type FindResult =
  | { kind: 'found'; remoteIds: string[]; url: string | null }
  /** The network was asked and surely has no such post. */
  | { kind: 'absent' }
  /** The network cannot say. */
  | { kind: 'cannotTell'; problem: string };

/** Null = the network does not say. Never 0 for unknown. */
export type Numbers = Partial<Record<MetricName, number | null>>;

export type NumbersResult =
  | { kind: 'numbers'; numbers: Numbers }
  | { kind: 'gone' }
  | { kind: 'auth'; problem: string }
  | { kind: 'rate_limited'; retryAfterMs: number }
  | { kind: 'unavailable'; problem: string };

export type ConnectResult =
  | {
      kind: 'connected';
      remoteId: string;
      name: string;
      handle: string | null;
      url: string | null;
      settings: Record<string, unknown>;
      credentials: Record<string, string>;
    }
  /**
   * One more step by the person: text of networks:<id>.next.<step>, a link to open, fields to fill in. `carry` may hold
   * secrets: it is sealed on its way and comes back among `fields` of the next connect.
   */
  | { kind: 'next'; step: string; link: string | null; fields: NetworkField[]; carry: Record<string, string> }
  /** Names what is missing: bot_not_admin, wrong_app_password … translated as networks:<id>.problems.<problem>. */
  | { kind: 'problem'; problem: string; field?: string; data?: Record<string, unknown> };

export type CheckResult =
  | { kind: 'works'; name?: string; handle?: string | null; settings?: Record<string, unknown> }
  | { kind: 'reconnect'; problem: string }
  | { kind: 'retrying'; problem: string };

/** A post that stood there before, for the first import. Null = the network does not say. */
export interface EarlierPost {
  remoteIds: string[];
  url: string | null;
  publishedAt: Date;
  text: string;
  numbers: Numbers;
}

export type EarlierResult =
  | { kind: 'posts'; posts: EarlierPost[]; next: string | null }
  | { kind: 'auth'; problem: string }
  | { kind: 'rate_limited'; retryAfterMs: number }
  | { kind: 'unavailable'; problem: string };

export interface Network {
  capabilities: NetworkCapabilities;
  /** What this one channel may do, where its server or its keys decide (limits of an instance, kind of a key). Pure. */
  capabilitiesOf?(settings: Record<string, unknown>): NetworkCapabilities;
  /** Reads the connect form, asks the network who this is and what it may do. */
  connect(input: { fields: Record<string, string>; signal: AbortSignal }): Promise<ConnectResult>;
  check(call: NetworkCall): Promise<CheckResult>;
  publish(call: NetworkCall, post: OutgoingPost): Promise<PublishResult>;
  /** Looks for the post of an attempt whose outcome is unknown. Never has an effect. */
  find(call: NetworkCall, post: OutgoingPost, since: Date): Promise<FindResult>;
  postNumbers(call: NetworkCall, post: { remoteIds: string[]; publishedAt: Date }): Promise<NumbersResult>;
  /**
   * The same of several posts of the channel at once, where the network takes such a question: by first remote id. What
   * is not in the answer is asked for by itself, and so is everything when the question fails.
   */
  postNumbersOf?(call: NetworkCall, posts: { remoteIds: string[] }[]): Promise<ReadonlyMap<string, Numbers>>;
  channelNumbers(call: NetworkCall): Promise<NumbersResult>;
  remove(call: NetworkCall, remoteIds: string[]): Promise<PublishResult>;
  /** Posts since then, newest first, a page at a time; only where `listsPosts`. Never has an effect. */
  listEarlier?(call: NetworkCall, page: { since: Date; cursor: string | null }): Promise<EarlierResult>;
}
