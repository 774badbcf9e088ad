import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Name } from '../lib/fields.ts';
import { NetworkCapabilities, NetworkField } from '../networks/capabilities.ts';

/** works: it answered; retrying: it does not answer, we go on trying; reconnect: it refuses us, a person is needed. */
export const ChannelHealth = z.enum(['works', 'retrying', 'reconnect']);
export type ChannelHealth = z.infer<typeof ChannelHealth>;

export const Channel = z.object({
  id: Id,
  /** Id of a network; its capabilities are in channels.networks. */
  network: z.string(),
  /** A place of the practice network: its numbers are labelled «учебные». */
  simulated: z.boolean(),
  /** Where the server or the keys of this place decide what it may do; null: as its network. */
  ownCapabilities: NetworkCapabilities.nullable(),
  name: z.string(),
  handle: z.string().nullable(),
  url: z.string().nullable(),
  branchId: Id.nullable(),
  /** Member who publishes here what only a person can; null = whoever may decide about sending. */
  responsibleId: Id.nullable(),
  health: ChannelHealth,
  /** Translated as networks:<network>.problems.<healthProblem>, else channels:problems.<healthProblem>. */
  healthProblem: z.string().nullable(),
  /** Since when it has not worked; null while it works. */
  healthSince: Instant.nullable(),
  checkedAt: Instant.nullable(),
  /** Posts with a time that still have to go out here. */
  plannedCount: z.number().int(),
  removedAt: Instant.nullable(),
  createdAt: Instant,
});
export type Channel = z.infer<typeof Channel>;

export const ChannelDetails = Channel.extend({
  /** What was typed in the connect form, without its secrets: the reconnect form starts with it. */
  typed: z.record(z.string(), z.string()),
  /** Names of secret fields whose value is stored: they may stay empty when reconnecting. */
  keptSecrets: z.array(z.string()),
});
export type ChannelDetails = z.infer<typeof ChannelDetails>;

/** Values of the form drawn from capabilities.connectFields. Secrets go in here and never come out. */
export const ConnectFields = z
  .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/), z.string().max(4096))
  .refine((fields) => Object.keys(fields).length <= 20, { params: { code: 'too_many' } });
export type ConnectFields = z.infer<typeof ConnectFields>;

/** Sealed by the server; given back with the next step, unchanged. */
const Carry = z.string().min(1).max(16_384);

export const ConnectInput = z.strictObject({
  network: z.string().min(1).max(60),
  fields: ConnectFields,
  branchId: Id.nullable().optional(),
  /** As the step before gave it. */
  carry: Carry.optional(),
});
export type ConnectInput = z.infer<typeof ConnectInput>;

export const ConnectAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['connected', 'renewed']), channel: Channel }),
  /** The network wants one more step of the person: networks:<network>.next.<step>. */
  z.object({
    outcome: z.literal('next'),
    step: z.string(),
    link: z.string().nullable(),
    fields: z.array(NetworkField),
    carry: Carry,
  }),
]);
export type ConnectAnswer = z.infer<typeof ConnectAnswer>;

/** How far the posts that a channel already had were read. */
export const EarlierReading = z.object({
  /** This network lists posts, and this channel's keys may read them. */
  canRead: z.boolean(),
  /** none: never asked for; stopped: the network refuses, or has been silent for days. */
  state: z.enum(['none', 'reading', 'done', 'stopped']),
  /** Posts from then on. */
  since: Instant.nullable(),
  addedCount: z.number().int(),
  /** Listed posts that were here already. */
  knownCount: z.number().int(),
  /** There was more than the 1,000 posts that are read of one channel. */
  isCut: z.boolean(),
  /** rate_limited, or as Channel.healthProblem; null = the last page was read. */
  problem: z.string().nullable(),
  nextAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
export type EarlierReading = z.infer<typeof EarlierReading>;

const one = z.strictObject({ id: Id });
const manage = endpoint({ access: 'channels.manage' });
const read = endpoint({ access: 'channels.read', scope: 'channels:read' });

/**
 * Refusals of the network come as `network_problem` with { network, problem, field, facts }: `field` is a name of
 * connectFields or null. Keys of another place come as `state_conflict` with { reason: 'another_place', name }.
 */
export const channelsContract = {
  networks: read
    .route({ method: 'GET', path: '/networks', summary: 'What each network can publish, count and prove' })
    .output(z.array(NetworkCapabilities)),
  list: read
    .route({ method: 'GET', path: '/channels', summary: 'Channels of the organization' })
    .input(
      z.strictObject({
        branchId: Id.optional(),
        /** Removed channels too: history pages need their names. */
        includeRemoved: z.stringbool().or(z.boolean()).default(false),
      }),
    )
    .output(z.array(Channel)),
  get: read
    .route({ method: 'GET', path: '/channels/{id}', summary: 'One channel' })
    .input(one)
    .output(ChannelDetails),
  connect: manage
    .route({
      method: 'POST',
      path: '/channels',
      summary: 'Connect a place; an already connected one is renewed',
    })
    .input(ConnectInput)
    .output(ConnectAnswer),
  check: manage
    .route({
      method: 'POST',
      path: '/channels/{id}/check',
      summary: 'Ask the network now whether it lets us in',
    })
    .input(one)
    .output(Channel),
  reconnect: manage
    .route({
      method: 'POST',
      path: '/channels/{id}/reconnect',
      summary: 'New keys for the same place; empty fields keep what is stored',
    })
    .input(z.strictObject({ id: Id, fields: ConnectFields, carry: Carry.optional() }))
    .output(ConnectAnswer),
  rename: manage
    .route({ method: 'PATCH', path: '/channels/{id}/name', summary: 'Rename a channel in Rupor' })
    .input(z.strictObject({ id: Id, name: Name }))
    .output(Channel),
  setBranch: manage
    .route({ method: 'PATCH', path: '/channels/{id}/branch', summary: 'Move a channel to a branch' })
    .input(z.strictObject({ id: Id, branchId: Id.nullable() }))
    .output(Channel),
  setResponsible: manage
    .route({ method: 'PATCH', path: '/channels/{id}/responsible', summary: 'Who publishes by hand here' })
    .input(z.strictObject({ id: Id, memberId: Id.nullable() }))
    .output(Channel),
  /**
   * With planned posts and without `evenIfPlanned` it changes nothing and answers `state_conflict` with
   * { reason: 'planned_posts', count }. With it, those posts are cancelled; `restore` plans them again.
   */
  remove: manage
    .route({
      method: 'POST',
      path: '/channels/{id}/remove',
      summary: 'Take a channel out; its history stays',
    })
    .input(z.strictObject({ id: Id, evenIfPlanned: z.boolean().default(false) }))
    .output(z.object({ channel: Channel, cancelledCount: z.number().int() })),
  earlier: read
    .route({
      method: 'GET',
      path: '/channels/{id}/earlier',
      summary: 'How far the posts that stood there before were read',
    })
    .input(one)
    .output(EarlierReading),
  /** `state_conflict` { reason: 'cannot_list' } where the network or the keys list no posts. */
  readEarlier: manage
    .route({
      method: 'POST',
      path: '/channels/{id}/earlier',
      summary: 'Read the posts of the last 90 days; while that runs nothing changes',
    })
    .input(one)
    .output(EarlierReading),
  restore: manage
    .route({ method: 'POST', path: '/channels/{id}/restore', summary: 'Undo a removal' })
    .input(one)
    .output(z.object({ channel: Channel, plannedAgainCount: z.number().int() })),
};
