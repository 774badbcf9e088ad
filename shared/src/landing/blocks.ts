import { z } from 'zod';
import { Day, Id } from '../lib/fields.ts';

/**
 * Content of a page: the only truth that both editors, the drawing and the checks read. Everything is plain text;
 * nothing of it is ever taken as HTML. A field may be empty while somebody writes: what must be filled before visitors
 * see it, `lintPage` says.
 */

const Line = z.string().trim().max(160).default('');
const Short = z.string().trim().max(60).default('');
const Long = z.string().trim().max(1_500).default('');

/** Where a button or a link leads: http, https, mailto, tel, or a place on this page; '' = not chosen yet. */
export const Href = z
  .string()
  .trim()
  .max(500)
  .default('')
  .refine(isSafeHref, { params: { code: 'bad_format' } });

/** Only these may stand in an href: every other scheme could run a script or hide where it leads. */
export function isSafeHref(href: string): boolean {
  if (href === '') return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u0020\u007f-\u009f\\<>"'`]/.test(href)) return false;
  if (/^#[a-z0-9-]{0,60}$/i.test(href)) return true;
  if (/^tel:\+?[\d()-]{3,24}$/i.test(href)) return true;
  if (/^mailto:[^@:/?#]+@[^@:/?#]+$/i.test(href)) return true;
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return false;
  const { username, password } = new URL(href);
  return username === '' && password === '';
}

const Web = Href.refine((href) => href === '' || /^https?:/i.test(href), { params: { code: 'bad_format' } });
const Action = z.strictObject({ label: Short, href: Href });
export type Action = z.infer<typeof Action>;
const noAction = { label: '', href: '' };
const Picture = Id.nullable().default(null);

/** Short and opaque: the id of a block is the anchor of its place on the page. */
const id = z.string().regex(/^[a-z0-9]{2,24}$/);
const items = <Item extends z.ZodType>(item: Item, max: number) => z.array(item).max(max).default([]);

const block = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ id, kind: z.literal(kind), ...shape });

export const Block = z.discriminatedUnion('kind', [
  /** The promise, one sentence, one button. */
  block('hero', { title: Line, text: Long, action: Action.default(noAction), pictureId: Picture }),
  block('text', { title: Line, text: Long }),
  /** Problem, action, result: how a win is told. */
  block('story', { title: Line, problem: Long, action: Long, result: Long }),
  block('facts', { title: Line, items: items(z.strictObject({ title: Line, text: Long }), 6) }),
  block('quote', { text: Long, name: Line, role: Line, pictureId: Picture }),
  /** Each number names who counted it. */
  block('numbers', {
    title: Line,
    items: items(z.strictObject({ value: Short, label: Line, source: Line, href: Web }), 6),
  }),
  block('steps', { title: Line, items: items(z.strictObject({ text: Long }), 8) }),
  block('faq', { title: Line, items: items(z.strictObject({ question: Line, answer: Long }), 20) }),
  /** The fields themselves belong to the form of applications that is named here. */
  block('form', {
    title: Line,
    text: Long,
    formKey: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_-]{0,40}$/)
      .default(''),
    /** Stands beside the button: «Работодатель не увидит эти данные». */
    reassurance: Line,
  }),
  block('contacts', { title: Line, name: Line, address: Line, hours: Line, phone: Short, email: Short }),
  block('documents', {
    title: Line,
    items: items(z.strictObject({ title: Line, href: Web, fileId: Picture }), 12),
  }),
  /** A real day: the server counts what is left, nothing ticks. */
  block('countdown', { title: Line, until: Day.nullable().default(null), after: Line }),
  /** A link with a picture; nothing of a foreign site is loaded. */
  block('video', { title: Line, href: Web, pictureId: Picture }),
  block('share', { title: Line, text: Long }),
  /** Shown after the form was sent: what comes next, from whom, until when. */
  block('thanks', { title: Line, text: Long, action: Action.default(noAction) }),
  block('links', { title: Line, items: items(z.strictObject({ label: Line, href: Href, note: Line }), 30) }),
]);
export type Block = z.infer<typeof Block>;
export type BlockKind = Block['kind'];
export type BlockOf<Kind extends BlockKind> = Extract<Block, { kind: Kind }>;

/** In the order in which they are offered. */
export const BLOCK_KINDS = [
  'hero',
  'text',
  'story',
  'facts',
  'quote',
  'numbers',
  'steps',
  'faq',
  'form',
  'contacts',
  'documents',
  'countdown',
  'video',
  'share',
  'links',
  'thanks',
] as const satisfies readonly BlockKind[];

export const PageContent = z.strictObject({
  /** Title of the window and of the card in a messenger. */
  title: Line,
  description: Line,
  lang: z.enum(['ru', 'en']).default('ru'),
  /** Picture of the card; null = the first picture of the page. */
  cardId: Picture,
  /** Who stands behind the page, for the foot; '' = the name of the organization. */
  owner: Line,
  /** Page with the policy on personal data; '' = none. */
  policyHref: Web,
  blocks: z
    .array(Block)
    .max(40)
    .refine((blocks) => new Set(blocks.map((one) => one.id)).size === blocks.length, {
      params: { code: 'duplicate' },
    })
    .default([]),
});
export type PageContent = z.infer<typeof PageContent>;

/** An empty block of a kind. */
export function newBlock(kind: BlockKind, blockId: string): Block {
  return Block.parse({ id: blockId, kind });
}

/** Ids of the files that a page shows or offers, each once. */
export function filesOf({ cardId, blocks }: PageContent): string[] {
  const ids = blocks.flatMap((one) => {
    if (one.kind === 'documents') return one.items.map(({ fileId }) => fileId);
    return 'pictureId' in one ? [one.pictureId] : [];
  });
  return [...new Set([cardId, ...ids])].filter((fileId) => fileId !== null);
}
