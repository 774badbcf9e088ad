import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant } from '../lib/fields.ts';
import { Media } from '../media/contract.ts';
import { ByHand } from '../networks/capabilities.ts';
import { PostChannel } from '../posts/fields.ts';
import { TargetState } from '../posts/state-machine.ts';

/** How an attempt to publish ended; open = nobody has heard the answer yet. */
export const AttemptOutcome = z.enum([
  'open',
  'published',
  'rejected',
  'auth',
  'rate_limited',
  'unavailable',
  'unknown',
  'handed_over',
]);
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

/** Does sending move, and if not, who stopped it and what waits. */
export const PublishingState = z.object({
  paused: z.object({ at: Instant, byName: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  /** alive: a worker beat within the last half minute. */
  worker: z.enum(['alive', 'silent', 'never']),
  workerBeatAt: Instant.nullable(),
  /** down: its store does not answer; what is due goes out seconds late. */
  queue: z.enum(['works', 'down']),
  checkedAt: Instant,
  /** Targets that should have gone out and have not, one minute of grace; not those a pause holds. */
  overdue: z.object({ count: z.number().int(), oldestAt: Instant.nullable() }),
  /** Targets that go out until the end of the organization's day. */
  aheadToday: z.number().int(),
});
export type PublishingState = z.infer<typeof PublishingState>;

export const PausePublishing = z.strictObject({ reason: z.string().trim().max(200).optional() });
export type PausePublishing = z.infer<typeof PausePublishing>;

/** One try to put one target out, without anything secret. */
export const JournalAttempt = z.object({
  id: Id,
  targetId: Id,
  number: z.number().int(),
  startedAt: Instant,
  /** When the request left; null = it never did. */
  sentAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  outcome: AttemptOutcome,
  /** Code, translated with the network's words or the engine's. */
  problem: z.string().nullable(),
  problemData: z.record(z.string(), z.unknown()).nullable(),
});
export type JournalAttempt = z.infer<typeof JournalAttempt>;

export const JournalItem = z.object({
  id: Id,
  targetId: Id.nullable(),
  at: Instant,
  kind: z.string(),
  actorName: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type JournalItem = z.infer<typeof JournalItem>;

/** «Что происходило»: oldest first. */
export const Journal = z.object({
  targets: z.array(
    z.object({
      id: Id,
      channelId: Id,
      channelName: z.string(),
      network: z.string(),
      /** 0 = the post itself, 1 and on = what follows under it. */
      position: z.number().int(),
      state: TargetState,
      dueAt: Instant.nullable(),
      /** Not before this instant: the network asked to wait, or it does not answer. */
      nextAttemptAt: Instant.nullable(),
      publishedAt: Instant.nullable(),
      remoteUrl: z.string().nullable(),
      channelUrl: z.string().nullable(),
      problem: z.string().nullable(),
      problemData: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  attempts: z.array(JournalAttempt),
  entries: z.array(JournalItem),
});
export type Journal = z.infer<typeof Journal>;

/** An address on the web: the link to the post that a person found. */
const RemoteUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .optional();

export const ConfirmPublished = z.strictObject({ targetId: Id, remoteUrl: RemoteUrl });
export type ConfirmPublished = z.infer<typeof ConfirmPublished>;

export const TargetAnswer = z.object({ targetId: Id, state: TargetState });
export type TargetAnswer = z.infer<typeof TargetAnswer>;

/** What a person has to publish, prepared for copying. */
export const ByHandTask = z.object({
  targetId: Id,
  postId: Id,
  state: TargetState,
  channel: PostChannel,
  /** Where to publish it; null = no address is known. */
  channelUrl: z.string().nullable(),
  /** Why the network takes it from nobody else; null: it would take it by now. */
  reason: ByHand.nullable(),
  text: z.string(),
  images: z.array(Media),
  /** Films and documents. */
  files: z.array(Media),
  /** What follows under it, in order. */
  followUps: z.array(z.string()),
  dueAt: Instant.nullable(),
  handedOverAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  remoteUrl: z.string().nullable(),
  /** Who looks after the channel; null = whoever may decide about sending. */
  responsible: z.object({ memberId: Id, name: z.string() }).nullable(),
});
export type ByHandTask = z.infer<typeof ByHandTask>;

export const DoneByHand = z.strictObject({ targetId: Id, remoteUrl: RemoteUrl });
export type DoneByHand = z.infer<typeof DoneByHand>;

export const DeclineByHand = z.strictObject({ targetId: Id, note: z.string().trim().max(500).optional() });
export type DeclineByHand = z.infer<typeof DeclineByHand>;

const read = { access: 'posts.read', scope: 'posts:read' } as const;
const pause = { access: 'publishing.pause' } as const;
const resolve = { access: 'publishing.resolve' } as const;

export const publishingContract = {
  state: endpoint({ access: 'posts.read' })
    .route({ method: 'GET', path: '/publishing', summary: 'Whether sending moves' })
    .output(PublishingState),
  pause: endpoint(pause)
    .route({ method: 'POST', path: '/publishing/pause', summary: 'Stop everything that would go out' })
    .input(PausePublishing)
    .output(PublishingState),
  resume: endpoint(pause)
    .route({ method: 'POST', path: '/publishing/resume', summary: 'Let posts go out again' })
    .input(z.strictObject({}))
    .output(PublishingState),
  journal: endpoint(read)
    .route({ method: 'GET', path: '/publishing/journal/{postId}', summary: 'What happened to a post' })
    .input(z.strictObject({ postId: Id }))
    .output(Journal),
  /** Only from unconfirmed: a person looked and the post is there. */
  confirm: endpoint(resolve)
    .route({ method: 'POST', path: '/publishing/targets/{targetId}/confirm', summary: 'It did go out' })
    .input(ConfirmPublished)
    .output(TargetAnswer),
  /**
   * From failed, missed and unconfirmed («нет, не вышел»). The network is asked first wherever it can be: a post that
   * turns out to be there becomes published instead. network_problem { problem } while the channel cannot be called.
   */
  retry: endpoint(resolve)
    .route({ method: 'POST', path: '/publishing/targets/{targetId}/retry', summary: 'Look again, then send' })
    .input(z.strictObject({ targetId: Id }))
    .output(TargetAnswer),
  byHand: endpoint({ access: 'publishing.byHand' })
    .route({ method: 'GET', path: '/publishing/by-hand/{targetId}', summary: 'What a person has to publish' })
    .input(z.strictObject({ targetId: Id }))
    .output(ByHandTask),
  /** Only from by_hand; by the member who looks after the channel, or by whoever decides about sending there. */
  doneByHand: endpoint({ access: 'publishing.byHand' })
    .route({ method: 'POST', path: '/publishing/by-hand/{targetId}/done', summary: 'A person published it' })
    .input(DoneByHand)
    .output(TargetAnswer),
  declineByHand: endpoint({ access: 'publishing.byHand' })
    .route({ method: 'POST', path: '/publishing/by-hand/{targetId}/decline', summary: 'Nobody publishes it' })
    .input(DeclineByHand)
    .output(TargetAnswer),
};
