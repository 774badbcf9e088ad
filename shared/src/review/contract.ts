import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Email, Id, Instant, Locale, Name } from '../lib/fields.ts';
import { Media } from '../media/file-facts.ts';
import { Done, LinkToken, ShownLink } from '../organization/fields.ts';
import { Post, PostText } from '../posts/fields.ts';
import { PostComment, PostVersion, ReviewPerson, ReviewProgress, ReviewRoute, TextChange } from './fields.ts';
import { ReviewStage } from './stages.ts';

const ofPost = z.strictObject({ postId: Id });
const read = { access: 'posts.read' } as const;
const decide = { access: 'posts.approve' } as const;
const talk = { access: 'posts.comment' } as const;

/** Of one campaign, rubric or channel, or of everything. Saved again for the same place, it takes the place of the old. */
export const SaveRoute = z
  .strictObject({
    campaignId: Id.nullable().default(null),
    rubricId: Id.nullable().default(null),
    channelId: Id.nullable().default(null),
    stages: z.array(ReviewStage).max(6),
  })
  .refine(
    ({ campaignId, rubricId, channelId }) =>
      [campaignId, rubricId, channelId].filter((id) => id !== null).length <= 1,
    { path: ['campaignId'], params: { code: 'one_place' } },
  );
export type SaveRoute = z.infer<typeof SaveRoute>;

/** Longest life of a link, hours. */
export const LINK_HOURS = 168;

export const CreateLink = z.strictObject({
  postId: Id,
  /** In the maker's words: «Юрист Анна Петрова». */
  forWhom: Name,
  hours: z.number().int().min(1).max(LINK_HOURS).default(72),
  /** Sends the link there; without a mail server the answer says mail: none. */
  email: Email.optional(),
});
export type CreateLink = z.infer<typeof CreateLink>;

/** What somebody with a link sees: this one post and nothing else. */
export const LinkPost = z.object({
  organizationName: z.string(),
  locale: Locale,
  timeZone: z.string(),
  stageName: z.string(),
  askedBy: z.string(),
  expiresAt: Instant,
  version: z.number().int(),
  heading: z.string(),
  channels: z.array(
    z.object({
      name: z.string(),
      network: z.string(),
      text: z.string(),
      followUps: z.array(z.string()),
      dueAt: Instant.nullable(),
      /** Ids in `pictures`. */
      pictureIds: z.array(Id),
      /** Films and documents; their bytes: `file`. */
      files: z.array(
        Media.pick({ id: true, kind: true, originalName: true, durationMs: true, size: true, altText: true }),
      ),
    }),
  ),
  /** Small copies as data URLs: nothing else of the organization can be asked for. */
  pictures: z.array(z.object({ id: Id, src: z.string(), altText: z.string().nullable() })),
});
export type LinkPost = z.infer<typeof LinkPost>;

export const DecideByLink = z.strictObject({
  token: LinkToken,
  name: Name,
  decision: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('approve') }),
    z.strictObject({ kind: z.literal('sendBack'), note: z.string().trim().min(1).max(2_000) }),
  ]),
  /** The one that was read. */
  version: z.number().int().min(1),
});
export type DecideByLink = z.infer<typeof DecideByLink>;

/** Texts only: what an approver changes with their own hand while approving. */
export const ApproveWithEdit = z.strictObject({
  postId: Id,
  version: z.number().int().min(1),
  baseText: PostText.optional(),
  targets: z
    .array(z.strictObject({ channelId: Id, text: PostText }))
    .max(50)
    .optional(),
});
export type ApproveWithEdit = z.infer<typeof ApproveWithEdit>;

export const AddComment = z.strictObject({
  /** Made by the browser, so that a repeated request says nothing twice. */
  id: Id.optional(),
  postId: Id,
  parentId: Id.optional(),
  body: z.string().trim().min(1).max(4_000),
  quote: z
    .strictObject({
      text: z.string().min(1).max(1_000),
      start: z.number().int().min(0),
      channelId: Id.nullable(),
    })
    .optional(),
  /** User ids of those who are called. */
  mentionIds: z.array(Id).max(20).default([]),
});
export type AddComment = z.infer<typeof AddComment>;

export const reviewContract = {
  routes: {
    list: endpoint(read)
      .route({ method: 'GET', path: '/review/routes', summary: 'Who agrees to what' })
      .output(z.object({ items: z.array(ReviewRoute), people: z.array(ReviewPerson) })),
    save: endpoint({ access: 'review.manage' })
      .route({ method: 'PUT', path: '/review/routes', summary: 'Set the route of a place' })
      .input(SaveRoute)
      .output(ReviewRoute),
    /** What waits on its way keeps its stages. */
    remove: endpoint({ access: 'review.manage' })
      .route({ method: 'DELETE', path: '/review/routes/{id}', summary: 'Take a route away' })
      .input(z.strictObject({ id: Id }))
      .output(Done),
  },
  progress: endpoint(read)
    .route({ method: 'GET', path: '/review/posts/{postId}', summary: 'Where a post stands with agreement' })
    .input(ofPost)
    .output(ReviewProgress),
  /** The edit is a version of its own; who agreed before is told. Refusals as posts.approve. */
  approveWithEdit: endpoint(decide)
    .route({
      method: 'POST',
      path: '/review/posts/{postId}/approve-with-edit',
      summary: 'Change and approve',
    })
    .input(ApproveWithEdit)
    .output(Post),
  links: {
    /** The link is in this answer only. */
    create: endpoint(decide)
      .route({
        method: 'POST',
        path: '/review/posts/{postId}/links',
        summary: 'A link to decide without an account',
      })
      .input(CreateLink)
      .output(ShownLink.extend({ mail: z.enum(['sent', 'failed', 'none']) })),
    revoke: endpoint(decide)
      .route({ method: 'POST', path: '/review/links/{id}/revoke', summary: 'Make a link useless' })
      .input(z.strictObject({ id: Id }))
      .output(Done),
    /** not_found: never was; link_expired: over, used, taken back, or nothing is asked any more. */
    open: endpoint({ access: 'public' })
      .route({ method: 'POST', path: '/review/link/open', summary: 'The post that a link is about' })
      .input(z.strictObject({ token: LinkToken }))
      .output(LinkPost),
    /** A film or a document of that post; any other id is not_found. */
    file: endpoint({ access: 'public' })
      .route({
        method: 'POST',
        path: '/review/link/file',
        summary: 'A file of the post that a link is about',
        outputStructure: 'detailed',
      })
      .input(z.strictObject({ token: LinkToken, id: Id }))
      .output(z.object({ headers: z.record(z.string(), z.string()), body: z.file() })),
    decide: endpoint({ access: 'public' })
      .route({ method: 'POST', path: '/review/link/decide', summary: 'Approve or send back by a link' })
      .input(DecideByLink)
      .output(Done),
  },
  comments: {
    list: endpoint(read)
      .route({ method: 'GET', path: '/review/posts/{postId}/comments', summary: 'Remarks on a post' })
      .input(ofPost)
      .output(z.object({ items: z.array(PostComment), people: z.array(ReviewPerson) })),
    add: endpoint(talk)
      .route({
        method: 'POST',
        path: '/review/posts/{postId}/comments',
        summary: 'Say something about a post',
      })
      .input(AddComment)
      .output(PostComment),
    /** Of a whole thread: its first remark is named. */
    resolve: endpoint(talk)
      .route({
        method: 'POST',
        path: '/review/comments/{id}/resolve',
        summary: 'It is settled, or not after all',
      })
      .input(z.strictObject({ id: Id, isResolved: z.boolean() }))
      .output(Done),
    /** Own remarks only. */
    remove: endpoint(talk)
      .route({ method: 'DELETE', path: '/review/comments/{id}', summary: 'Take back a remark' })
      .input(z.strictObject({ id: Id }))
      .output(Done),
    /** Mentions of this person on the post stop waiting. */
    seen: endpoint(talk)
      .route({ method: 'POST', path: '/review/posts/{postId}/comments/seen', summary: 'I have read them' })
      .input(ofPost)
      .output(Done),
  },
  versions: {
    list: endpoint(read)
      .route({ method: 'GET', path: '/review/posts/{postId}/versions', summary: 'Versions, newest first' })
      .input(ofPost)
      .output(z.array(PostVersion)),
    /** What this version changed of the one before it (`to` absent), or between two versions. */
    compare: endpoint(read)
      .route({
        method: 'GET',
        path: '/review/posts/{postId}/versions/{number}',
        summary: 'What a version changed',
      })
      .input(
        z.strictObject({
          postId: Id,
          number: z.coerce.number().int().min(1),
          /** now: against the post as it stands. */
          against: z.enum(['before', 'now']).default('before'),
        }),
      )
      .output(
        z.object({ texts: z.array(TextChange), areMediaOther: z.boolean(), areChannelsOther: z.boolean() }),
      ),
    /** Texts and pictures as they were; channels that have come since stay. A save like any other. */
    restore: endpoint({ access: 'posts.write' })
      .route({
        method: 'POST',
        path: '/review/posts/{postId}/versions/{number}/restore',
        summary: 'Bring back',
      })
      .input(
        z.strictObject({
          postId: Id,
          number: z.coerce.number().int().min(1),
          version: z.number().int().min(1),
        }),
      )
      .output(Post),
  },
};
