import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Page } from '../lib/fields.ts';
import { MAX_TARGET } from './target.ts';

export const LINKS_ON_A_PAGE = 50;
export const MAX_PLACES = 40;

const Title = z.string().trim().max(120);
const Place = z.string().trim().min(1).max(60);
const Target = z.string().trim().min(1).max(MAX_TARGET);

export const LinkKind = z.enum(['own', 'post', 'paper', 'person']);
export type LinkKind = z.infer<typeof LinkKind>;
/** ended: its time is over; disabled: somebody switched it off. */
export const LinkState = z.enum(['works', 'ended', 'disabled']);
export type LinkState = z.infer<typeof LinkState>;

const Named = z.object({ id: Id, name: z.string() });

export const ShortLink = z.object({
  id: Id,
  version: z.number().int(),
  code: z.string(),
  /** The whole short address. */
  url: z.string(),
  kind: LinkKind,
  state: LinkState,
  target: z.string(),
  title: z.string(),
  place: z.string(),
  campaign: Named.nullable(),
  post: z.object({ id: Id, title: z.string() }).nullable(),
  channel: z.object({ id: Id, name: z.string(), network: z.string() }).nullable(),
  /** Whose own link it is; null too where the person has taken the consent back. */
  person: Named.nullable(),
  kitId: Id.nullable(),
  isSimulated: z.boolean(),
  expiresAt: Instant.nullable(),
  createdAt: Instant,
  clicks: z.number().int(),
  /** Different visitors of each day, days added up. */
  visitors: z.number().int(),
  lastClickAt: Instant.nullable(),
  /** What its target answered when it was last asked; null = nobody has asked lately. */
  answer: z.enum(['ok', 'dead', 'hidden', 'unknown']).nullable(),
});
export type ShortLink = z.infer<typeof ShortLink>;

export const LinkDay = z.object({
  day: z.iso.date(),
  clicks: z.number().int(),
  visitors: z.number().int(),
});
export type LinkDay = z.infer<typeof LinkDay>;

export const LinkChange = z.object({
  at: Instant,
  actorName: z.string().nullable(),
  kind: z.enum(['target', 'title', 'expiry', 'disabled', 'enabled']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type LinkChange = z.infer<typeof LinkChange>;

export const LinkDetails = ShortLink.extend({
  /** Every day since the link was made, 90 at most, days without a click too. */
  days: z.array(LinkDay),
  /** Of the clicks: over links that visitors shared on. */
  shared: z.number().int(),
  /** Robots, previews and own people, not in the clicks. */
  looks: z.number().int(),
  /** People who were led on while the database could not count; not in the clicks. */
  missed: z.number().int(),
  /** Names of SOURCE_GROUPS; clicks that are still kept one by one. */
  sources: z.array(z.object({ source: z.string(), clicks: z.number().int() })),
  devices: z.array(z.object({ device: z.string(), clicks: z.number().int() })),
  changes: z.array(LinkChange),
});
export type LinkDetails = z.infer<typeof LinkDetails>;

export const ListLinks = z.strictObject({
  search: z.string().trim().max(120).optional(),
  kind: LinkKind.optional(),
  campaignId: Id.optional(),
  postId: Id.optional(),
  kitId: Id.optional(),
  page: Page,
});

export const CreateLink = z.strictObject({
  target: Target,
  title: Title.default(''),
  campaignId: Id.nullable().default(null),
  expiresAt: Instant.nullable().default(null),
});
export type CreateLink = z.infer<typeof CreateLink>;

export const UpdateLink = z.strictObject({
  id: Id,
  /** The version that was read. */
  version: z.number().int(),
  target: Target.optional(),
  title: Title.optional(),
  expiresAt: Instant.nullable().optional(),
  isDisabled: z.boolean().optional(),
});
export type UpdateLink = z.infer<typeof UpdateLink>;

export const CreateKit = z.strictObject({
  /** Made by the browser: a repeated request makes no second kit, and a further place joins the kit. */
  kitId: Id,
  target: Target,
  title: Title.default(''),
  campaignId: Id.nullable().default(null),
  places: z.array(Place).min(1).max(MAX_PLACES),
});
export type CreateKit = z.infer<typeof CreateKit>;

export const LinkCodes = z.object({
  svg: z.string(),
  /** A picture of 1,200 pixels a side, base64. */
  png: z.string(),
});

/** A person's own link for a publication, with numbers of that person alone. */
export const OwnLink = z.object({
  id: Id,
  url: z.string(),
  clicks: z.number().int(),
  visitors: z.number().int(),
  /** Of the clicks: over addresses that those who came have shared on. */
  shared: z.number().int(),
  /** Whose last link it was; null = one to four: people could be recognised. */
  applications: z.number().int().nullable(),
  isSimulated: z.boolean(),
});
export type OwnLink = z.infer<typeof OwnLink>;

export const MyLink = z.object({
  link: OwnLink.nullable(),
  /** When this person agreed to the present text; null = not, or no more. */
  agreedAt: Instant.nullable(),
  /** not_out: the post is in no channel yet; no_link: its text leads nowhere. */
  obstacle: z.enum(['not_out', 'no_link']).nullable(),
});
export type MyLink = z.infer<typeof MyLink>;

export const MakeMyLink = z.strictObject({
  postId: Id,
  /** The text that the person has read and ticked; not needed again while the consent stands. */
  agreed: z.strictObject({ version: z.number().int(), locale: z.enum(['ru', 'en']) }).optional(),
});

const read = { access: 'links.read', scope: 'posts:read' } as const;

export const linksContract = {
  list: endpoint(read)
    .route({ method: 'GET', path: '/links', summary: 'Short links, newest first' })
    .input(ListLinks)
    .output(
      z.object({
        items: z.array(ShortLink),
        total: z.number().int(),
        /** Of all links of the organization, in the last 28 days. */
        recentClicks: z.number().int(),
        /** Are links of posts shortened when they go out? private: Rupor has no address that people outside reach. */
        shortens: z.enum(['on', 'off', 'private']),
      }),
    ),
  get: endpoint(read)
    .route({ method: 'GET', path: '/links/{id}', summary: 'A short link with its clicks' })
    .input(z.strictObject({ id: Id }))
    .output(LinkDetails),
  qr: endpoint(read)
    .route({ method: 'GET', path: '/links/{id}/qr', summary: 'Its QR code as SVG and PNG' })
    .input(z.strictObject({ id: Id }))
    .output(LinkCodes),
  mine: endpoint({ access: 'links.read' })
    .route({
      method: 'GET',
      path: '/links/mine/{postId}',
      summary: 'The caller’s own link for a publication',
    })
    .input(z.strictObject({ postId: Id }))
    .output(MyLink),
  makeMine: endpoint({ access: 'links.read' })
    .route({
      method: 'POST',
      path: '/links/mine/{postId}',
      summary: 'Make the own link; refused at `agreed` without consent to the present text',
    })
    .input(MakeMyLink)
    .output(MyLink),
  leaveMine: endpoint({ access: 'links.read' })
    .route({
      method: 'DELETE',
      path: '/links/mine',
      summary: 'Take the consent back: all own links go on leading, without a name',
    })
    .output(z.object({ links: z.number().int() })),
  create: endpoint({ access: 'links.manage' })
    .route({ method: 'POST', path: '/links', summary: 'A short link' })
    .input(CreateLink)
    .output(ShortLink),
  createKit: endpoint({ access: 'links.manage' })
    .route({ method: 'POST', path: '/links/kits', summary: 'A short link for each place of a printed kit' })
    .input(CreateKit)
    .output(z.array(ShortLink)),
  update: endpoint({ access: 'links.manage' })
    .route({
      method: 'PATCH',
      path: '/links/{id}',
      summary: 'Change where it leads, its name, its end; switch it off',
    })
    .input(UpdateLink)
    .output(LinkDetails),
  check: endpoint({ access: 'links.manage' })
    .route({ method: 'POST', path: '/links/{id}/check', summary: 'Ask whether its target answers' })
    .input(z.strictObject({ id: Id }))
    .output(ShortLink),
};
