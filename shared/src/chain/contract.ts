import { z } from 'zod';
import { HEARD } from '../leads/heard.ts';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id } from '../lib/fields.ts';

export const CHAIN_STEPS = ['views', 'clicks', 'visits', 'applications', 'talked', 'joined'] as const;
export const ChainStepName = z.enum(CHAIN_STEPS);
export type ChainStepName = z.infer<typeof ChainStepName>;

export const ChainReason = z.enum([
  /** Nothing has gone out. */
  'nothing_out',
  /** Networks tell no number of these posts. */
  'not_told',
  /** No short link leads from here, so nobody knows who came. */
  'no_links',
  /** No site is counted, or only views are. */
  'no_site',
  /** No form takes applications. */
  'no_forms',
  /** Fewer than five people: hidden from those who may not read applications. */
  'floored',
]);
export type ChainReason = z.infer<typeof ChainReason>;

export const ChainStep = z.object({
  step: ChainStepName,
  /** null: not known, see reason. Never 0 for an unknown. */
  value: z.number().int().nullable(),
  reason: ChainReason.nullable(),
  /** Of a thousand of the step before; null where one of both is not known. */
  perThousand: z.number().nullable(),
  /** Of what it should be known of, 0 to 1: publications for views and clicks, applications with a source. null: of all. */
  knownShare: z.number().nullable(),
  /** Counted by the first touch instead of the last; applications and after. */
  byFirst: z.number().int().nullable(),
});
export type ChainStep = z.infer<typeof ChainStep>;

export const Chain = z.object({
  from: Day,
  to: Day,
  steps: z.array(ChainStep).length(CHAIN_STEPS.length),
  /** Whose clicks: of our own links, or as the networks tell. */
  clicksFrom: z.enum(['links', 'networks']),
  coverage: z.object({
    /** All applications of the period, of every source; null below five for those who may not read them. */
    applications: z.number().int().nullable(),
    /** Share of them whose source is known by a link or tag, 0 to 1; null too where it would tell of few people. */
    share: z.number().nullable(),
  }),
  /** Joined within the months of the period by the union's own figures, of every source. */
  register: z.object({ joined: z.number().int(), branches: z.number().int(), source: z.string() }).nullable(),
  isSimulated: z.boolean(),
  isFloored: z.boolean(),
});
export type Chain = z.infer<typeof Chain>;

/** person: only for those who lead ambassadors (links.people). */
export const CHAIN_ROWS_BY = ['source', 'post', 'channel', 'rubric', 'place', 'link', 'person'] as const;
export type ChainRowsBy = (typeof CHAIN_ROWS_BY)[number];

export const ChainRow = z.object({
  /** Id of the post, channel, rubric, link or member, name of the place, number of the source group; '' = not known;
   * 'person' among links: personal ones, together, for those who may not see whose they are. */
  key: z.string(),
  name: z.string(),
  views: z.number().int().nullable(),
  clicks: z.number().int().nullable(),
  /** null: no site is counted, or nothing leads from here that could be told. */
  visits: z.number().int().nullable(),
  applications: z.number().int().nullable(),
  joined: z.number().int().nullable(),
});
export type ChainRow = z.infer<typeof ChainRow>;

/** What people say themselves, beside what the last link says. null: fewer than five, hidden. */
export const ChainHeard = z.object({
  /** Applications that the question is about. */
  applications: z.number().int().nullable(),
  /** Of them: said where they heard; came over a link or tag that names its source; at least one of both. */
  answered: z.number().int().nullable(),
  tracked: z.number().int().nullable(),
  either: z.number().int().nullable(),
  rows: z.array(
    z.object({
      heard: z.enum(HEARD),
      said: z.number().int().nullable(),
      /** By links, of this source; not_seen: no link can see it. */
      tracked: z.union([z.number().int(), z.literal('not_seen')]).nullable(),
    }),
  ),
  isFloored: z.boolean(),
});
export type ChainHeard = z.infer<typeof ChainHeard>;

/** What a chain is about; also how applications behind it are asked for. */
export const chainAbout = {
  /** Default: since the campaign began or the post was written, else four weeks. */
  from: Day.optional(),
  to: Day.optional(),
  campaignId: Id.optional(),
  postId: Id.optional(),
  rubricId: Id.optional(),
  /** Of a notice board or leaflet. */
  place: z.string().trim().min(1).max(120).optional(),
};
export const ChainQuestion = z.strictObject(chainAbout);
export type ChainQuestion = z.infer<typeof ChainQuestion>;

export const chainContract = {
  read: endpoint({ access: 'insights.read', scope: 'insights:read' })
    .route({
      method: 'GET',
      path: '/chain',
      summary: 'From views to members: one funnel, with what is not known',
    })
    .input(ChainQuestion)
    .output(Chain),
  /** The last tagged touch decides. */
  rows: endpoint({ access: 'insights.read', scope: 'insights:read' })
    .route({ method: 'GET', path: '/chain/rows', summary: 'What stands behind the funnel' })
    .input(z.strictObject({ ...chainAbout, by: z.enum(CHAIN_ROWS_BY) }))
    .output(z.array(ChainRow)),
  heard: endpoint({ access: 'insights.read', scope: 'insights:read' })
    .route({
      method: 'GET',
      path: '/chain/heard',
      summary: 'What applicants say themselves, beside the links',
    })
    .input(ChainQuestion)
    .output(ChainHeard),
};
