import { z } from 'zod';
import { PAGE_STATES } from '../landing/state.ts';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Name } from '../lib/fields.ts';
import { TargetState } from '../posts/state-machine.ts';
import { Media } from './file-facts.ts';
import { MediaKind } from './kinds.ts';
import { Passport, PassportState } from './passport.ts';
import { FocalPoint, Recipes } from './recipe.ts';

/** Path of a folder, parts between «/»: «Цех 3/Автобус». '' = in no folder. */
export const Folder = z
  .string()
  .trim()
  .max(200)
  .regex(/^$|^[^/]+(\/[^/]+)*$/);
export const Tag = z.string().trim().min(1).max(60);

/** `expired`: the right has ended; `ending`: it ends within 30 days; `ai`: made by a machine. */
export const PassportFilter = z.enum([...PassportState.options, 'expired', 'ending', 'ai']);
export type PassportFilter = z.infer<typeof PassportFilter>;

/** Filters of the library; they narrow each other. A folder counts with those below it. */
export const libraryFilters = {
  q: z.string().trim().max(120).optional(),
  kind: MediaKind.optional(),
  folder: Folder.optional(),
  tag: Tag.optional(),
  passport: PassportFilter.optional(),
  /** Only what no post shows. */
  unused: z.stringbool().optional(),
};

const one = z.strictObject({ id: Id });
const Ids = z.array(Id).min(1).max(100);

/** What the library is divided into, each with its number of files. */
export const Shelves = z.object({
  total: z.number().int(),
  folders: z.array(z.object({ path: z.string(), count: z.number().int() })),
  tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
  passports: z.record(PassportState, z.number().int()),
  /** Publications that somebody still has to remove after a consent was taken back. */
  openTasks: z.number().int(),
});
export type Shelves = z.infer<typeof Shelves>;

/** One publication that shows a file. */
export const MediaUse = z.object({
  postId: Id,
  targetId: Id.nullable(),
  heading: z.string(),
  /** null: the post has no channel yet. */
  channelName: z.string().nullable(),
  state: TargetState,
  dueAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  remoteUrl: z.string().nullable(),
});
export type MediaUse = z.infer<typeof MediaUse>;

/** One landing page that names a file. */
export const PageUse = z.object({
  pageId: Id,
  name: z.string(),
  state: z.enum(PAGE_STATES),
  /** Visitors see the file there, or will; else only the draft names it. */
  isShown: z.boolean(),
  /** Whole address for visitors. */
  address: z.string(),
});
export type PageUse = z.infer<typeof PageUse>;

/** A file with all that the library keeps of it. */
export const MediaCard = Media.extend({
  folder: z.string(),
  tags: z.array(z.string()),
  /** null: nobody has filled one in. */
  passport: Passport.nullable(),
  /** The files its passport names as proof. */
  proofs: z.array(Media),
  uses: z.array(MediaUse),
  pages: z.array(PageUse),
  /** Ideas and wins that keep it; nobody outside sees it there. */
  keptIn: z.array(z.object({ kind: z.enum(['idea', 'story', 'proof']), id: Id, heading: z.string() })),
  /** Pictures that look the same. */
  alike: z.array(Media),
  addedBy: z.string().nullable(),
});
export type MediaCard = z.infer<typeof MediaCard>;

export const RemovalTask = z.object({
  id: Id,
  assetId: Id,
  personName: z.string(),
  /** Where it is to be taken off: a publication or a landing page, one of the two. */
  use: MediaUse.nullable(),
  page: PageUse.nullable(),
  responsible: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
});
export type RemovalTask = z.infer<typeof RemovalTask>;

/** What a withdrawal touches. `files`: pictures on which the person is named so. */
export const WithdrawalPlan = z.object({
  personName: z.string(),
  files: z.number().int(),
  published: z.array(MediaUse),
  scheduled: z.array(MediaUse),
  pages: z.array(PageUse),
});
export type WithdrawalPlan = z.infer<typeof WithdrawalPlan>;

/** Names that are equal but for case and spaces are one person. */
const person = z.strictObject({ id: Id, personId: Id });

export const libraryContract = {
  shelves: endpoint({ access: 'media.read' })
    .route({ method: 'GET', path: '/media/shelves', summary: 'Folders, tags and states of passports' })
    .output(Shelves),
  card: endpoint({ access: 'media.read' })
    .route({
      method: 'GET',
      path: '/media/{id}/card',
      summary: 'A file with its passport and where it is used',
    })
    .input(one)
    .output(MediaCard),
  /** Twins: pairs of pictures that look the same, newest first; of the newest 2,000 pictures. */
  twins: endpoint({ access: 'media.read' })
    .route({ method: 'GET', path: '/media/twins', summary: 'Pictures that look the same' })
    .output(z.array(z.object({ one: Media, other: Media }))),
  /** For a printed sheet: the code leads to the file, where the filled sheet is attached. */
  sheet: endpoint({ access: 'media.read' })
    .route({ method: 'GET', path: '/media/{id}/sheet', summary: 'What a sheet for signatures is made of' })
    .input(one)
    .output(
      z.object({
        organizationName: z.string(),
        originalName: z.string(),
        passport: Passport.nullable(),
        url: z.string(),
        qrSvg: z.string(),
      }),
    ),
  arrange: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'POST', path: '/media/arrange', summary: 'Put files into a folder, tag them' })
    .input(
      z.strictObject({
        ids: Ids,
        folder: Folder.optional(),
        addTags: z.array(Tag).max(20).default([]),
        dropTags: z.array(Tag).max(20).default([]),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
  /** How the picture is turned and cut for the networks, what matters on it, what stands for a film. */
  shape: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({
      method: 'PUT',
      path: '/media/{id}/shape',
      summary: 'Turn and cut a picture without changing it',
    })
    .input(
      z.strictObject({
        id: Id,
        focal: FocalPoint.nullable().optional(),
        recipes: Recipes.nullable().optional(),
        posterId: Id.nullable().optional(),
      }),
    )
    .output(Media),
  /**
   * One passport for one file or for several of one occasion. Consents that were withdrawn stay so: only a new sheet of
   * the same person, another entry, brings the right back.
   */
  savePassport: endpoint({ access: 'media.write' })
    .route({ method: 'PUT', path: '/media/passport', summary: 'By what right files are shown' })
    .input(z.strictObject({ ids: Ids, passport: Passport }))
    .output(z.object({ changed: z.number().int() })),
  planWithdrawal: endpoint({ access: 'media.write' })
    .route({ method: 'GET', path: '/media/{id}/people/{personId}/uses', summary: 'Where a person is shown' })
    .input(person)
    .output(WithdrawalPlan),
  /** Holds back what is planned and makes tasks of what is out, on all files that name the person. */
  withdraw: endpoint({ access: 'media.write' })
    .route({ method: 'POST', path: '/media/{id}/people/{personId}/withdraw', summary: 'Take a consent back' })
    .input(person)
    .output(z.object({ held: z.number().int(), tasks: z.number().int(), files: z.number().int() })),
  tasks: endpoint({ access: 'media.read' })
    .route({ method: 'GET', path: '/media/removals', summary: 'Publications that have to be removed' })
    .output(z.array(RemovalTask)),
  /** `responsibleId`: a person of the organization, null = nobody; `isDone`: the publication is gone from its network. */
  setTask: endpoint({ access: 'media.write' })
    .route({ method: 'PATCH', path: '/media/removals/{id}', summary: 'Take or finish a removal' })
    .input(
      z.strictObject({ id: Id, responsibleId: Id.nullable().optional(), isDone: z.boolean().optional() }),
    )
    .output(RemovalTask),
};

/** A file on its way in parts. */
export const PartedUpload = z.object({
  id: Id,
  /** Bytes that are there; the next part begins here. */
  received: z.number().int(),
  size: z.number().int(),
  /** What it has become; null while parts are missing. */
  media: Media.nullable(),
});
export type PartedUpload = z.infer<typeof PartedUpload>;

/** Bytes of one part at most: small enough for a phone on a bad line to lose. */
export const MAX_PART_BYTES = 2 * 1024 * 1024;

export const uploadsContract = {
  /** Begun twice with one id it is the same upload. too_large { maxBytes }. */
  begin: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'POST', path: '/media/uploads', summary: 'Begin to send a file in parts' })
    .input(
      z.strictObject({
        id: Id,
        name: Name.max(200),
        size: z.number().int().min(1),
        folder: Folder.default(''),
        isProof: z.boolean().default(false),
      }),
    )
    .output(PartedUpload),
  state: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'GET', path: '/media/uploads/{id}', summary: 'How much of a file has arrived' })
    .input(one)
    .output(PartedUpload),
  /** A part that is not the next one changes nothing: the answer says where the next one begins. */
  part: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'PUT', path: '/media/uploads/{id}', summary: 'Send the next part of a file' })
    .input(z.strictObject({ id: Id, offset: z.coerce.number().int().min(0), part: z.file() }))
    .output(PartedUpload),
  /** Refusals as of upload; asked for twice it answers the same file. state_conflict { reason: 'parts_missing' }. */
  finish: endpoint({ access: 'media.write', scope: 'media:write' })
    .route({ method: 'POST', path: '/media/uploads/{id}/finish', summary: 'Make a file of its parts' })
    .input(one)
    .output(Media),
};
