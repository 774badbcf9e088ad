import { z } from 'zod';

/** How a network counts the length of a text. */
export const TextUnit = z.enum(['graphemes', 'codePoints', 'utf16', 'bytes']);
export type TextUnit = z.infer<typeof TextUnit>;

/** One upper limit of a text. A text must keep all limits of its network. */
export const TextLimit = z.strictObject({
  unit: TextUnit,
  /** Largest allowed length, in `unit`. */
  max: z.number().int().positive(),
  /** Applies always, only without media, or only with media (a Telegram caption). */
  when: z.enum(['always', 'withoutMedia', 'withMedia']),
});
export type TextLimit = z.infer<typeof TextLimit>;

/** Limits of pictures in one post. Sizes in bytes, sides in pixels. */
export const ImageLimits = z.strictObject({
  maxCount: z.number().int().nonnegative(),
  maxBytes: z.number().int().positive(),
  maxWidth: z.number().int().positive(),
  maxHeight: z.number().int().positive(),
  /** width + height, where the network limits the sum. */
  maxSideSum: z.number().int().positive().nullable(),
  /** longer side / shorter side. */
  maxRatio: z.number().positive().nullable(),
  mimes: z.array(z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])),
  altText: z.strictObject({ supported: z.boolean(), maxGraphemes: z.number().int().positive().nullable() }),
});
export type ImageLimits = z.infer<typeof ImageLimits>;

/** Limits of films in one post. Sizes in bytes, length in seconds. */
export const VideoLimits = z.strictObject({
  maxCount: z.number().int().positive(),
  maxBytes: z.number().int().positive(),
  maxSeconds: z.number().int().positive().nullable(),
  mimes: z.array(z.enum(['video/mp4', 'video/quicktime', 'video/webm'])).min(1),
  /** May stand beside pictures in one post. */
  withImages: z.boolean(),
});
export type VideoLimits = z.infer<typeof VideoLimits>;

/** Limits of documents (PDF) in one post, bytes each. */
export const DocumentLimits = z.strictObject({
  maxCount: z.number().int().positive(),
  maxBytes: z.number().int().positive(),
  /** May stand beside pictures and films in one post. */
  withOthers: z.boolean(),
});
export type DocumentLimits = z.infer<typeof DocumentLimits>;

/** What only a person can publish there; `always`: the network takes nothing from us. */
export const ByHand = z.enum(['always', 'images', 'video', 'documents']);
export type ByHand = z.infer<typeof ByHand>;

export const MetricName = z.enum(['views', 'reach', 'likes', 'comments', 'shares', 'clicks', 'followers']);
export type MetricName = z.infer<typeof MetricName>;

/** Whether the facts were tried on a live service or real peer, or only read in its documentation. */
export const Evidence = z.enum(['measured', 'documented', 'unverified', 'simulated']);
export type Evidence = z.infer<typeof Evidence>;

/** A field of the connect form or of a post's options, drawn by the client without knowing the network. */
export const NetworkField = z.strictObject({
  name: z.string(),
  kind: z.enum(['text', 'secret', 'url', 'choice', 'toggle']),
  /** For `choice`. */
  choices: z.array(z.string()).optional(),
  required: z.boolean(),
  default: z.union([z.string(), z.boolean()]).optional(),
  /** Asked for only while the choice named here, which stands before it, has this value. */
  onlyWith: z.strictObject({ field: z.string(), value: z.string() }).optional(),
});
export type NetworkField = z.infer<typeof NetworkField>;

/** Everything the rest of Rupor may know of a network: generated screens, counters and the engine read only this. */
export const NetworkCapabilities = z.strictObject({
  /** Folder under server/src/networks; also the prefix of its translation keys: networks:<id>.* */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The network's own name, not translated; the practice kinds translate theirs. */
  name: z.string(),
  /** A simulation: its numbers are labelled «учебные» everywhere. */
  simulated: z.boolean(),
  evidence: Evidence,
  connectFields: z.array(NetworkField),
  optionFields: z.array(NetworkField),
  text: z.strictObject({
    required: z.boolean(),
    limits: z.array(TextLimit).min(1),
    /** Every link counts as this many units whatever its length; null = as written. */
    linkLength: z.number().int().positive().nullable(),
    markup: z.enum(['none', 'htmlSubset', 'facets']),
    /**
     * While this option has this value, a text too long to stand beside media goes out alone, with the preview of its
     * first link in their place. A text without a link keeps the limit.
     */
    insteadOfMedia: z.strictObject({ option: z.string(), value: z.string() }).optional(),
  }),
  images: ImageLimits,
  /** null: takes no films. */
  video: VideoLimits.nullable(),
  /** null: takes no documents. */
  documents: DocumentLimits.nullable(),
  /** Pictures, films and documents together, where the network limits their sum. */
  maxAttachments: z.number().int().positive().optional(),
  /** A post holding one of these is handed to a person at its time, with everything prepared. */
  byHand: z.array(ByHand),
  /** What may follow under a post: parts of a thread, or a comment of our own; null: nothing. */
  followUps: z
    .strictObject({ kind: z.enum(['thread', 'comment']), maxCount: z.number().int().positive() })
    .nullable(),
  /** key: same key, one effect; chosenId: the record's id is ours; none: a person decides when the outcome is unknown. */
  idempotency: z.enum(['key', 'chosenId', 'none']),
  /** How long the network remembers a key, minutes; null = for ever or none. */
  idempotencyMinutes: z.number().int().positive().nullable(),
  /** Can a post be looked up after an unknown outcome? */
  lookup: z.enum(['byKey', 'byContent', 'none']),
  canRemove: z.boolean(),
  /** Can list what stands there already: its last 90 days are read at connect. */
  listsPosts: z.boolean(),
  metrics: z.strictObject({
    post: z.array(MetricName),
    channel: z.array(MetricName),
    /** Which of them the network itself says only roughly, like «1.2K». */
    rounded: z.array(MetricName).optional(),
    /** Told by the network itself as they change, where somebody listens; a question does not bring them. */
    live: z.array(MetricName).optional(),
    /** May be asked for in a way, chosen at connect, that nobody has seen answered: null until somebody has. */
    untried: z.array(MetricName).optional(),
  }),
  /** Pacing of one channel. */
  pacing: z.strictObject({
    minIntervalMs: z.number().int().nonnegative(),
    perMinute: z.number().int().positive(),
    perDay: z.number().int().positive().nullable(),
    /** Calls to the whole network at one time from one process; null = as many as there are channels. */
    atOnce: z.number().int().positive().nullable(),
  }),
  /** How the preview is drawn. */
  preview: z.enum(['wall', 'bubble', 'microblog']),
});
export type NetworkCapabilities = z.infer<typeof NetworkCapabilities>;
