// Numbers of posts from a file: what was understood of it, row by row.
import { z } from 'zod';
import { Id, Instant } from '../lib/fields.ts';

export const MOST_FILE_ROWS = 5_000;
/** Characters. */
export const MOST_FILE_LENGTH = 900_000;

export const FileField = z.enum([
  'url',
  'channel',
  'date',
  'takenAt',
  'views',
  'reach',
  'likes',
  'comments',
  'shares',
  'clicks',
]);
export type FileField = z.infer<typeof FileField>;

export const NumbersFile = z.strictObject({
  /** The whole file as text; the first row names the columns. */
  csv: z.string().max(MOST_FILE_LENGTH),
});

/** Why a row changes nothing: insights:file.problems.<code>, with `params` in the sentence. */
export const FileProblem = z.object({
  field: FileField.nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FileProblem = z.infer<typeof FileProblem>;

export const FileRow = z.object({
  /** Line of the file, from 1. */
  line: z.number().int(),
  /** fresh: would be, or was, stored; same: known already; refused: see `problems`. */
  state: z.enum(['fresh', 'same', 'refused']),
  postId: Id.nullable(),
  /** First words of the post, or what the row says of it. */
  heading: z.string(),
  channelName: z.string().nullable(),
  numbers: z.partialRecord(FileField, z.number().int()),
  takenAt: Instant.nullable(),
  problems: z.array(FileProblem),
});
export type FileRow = z.infer<typeof FileRow>;

export const FileReport = z.object({
  /** In the order of the file; field null = not understood, left out. */
  columns: z.array(z.object({ heading: z.string(), field: FileField.nullable() })),
  fresh: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
  /** false: a dry run, nothing was stored. */
  isApplied: z.boolean(),
  rows: z.array(FileRow),
});
export type FileReport = z.infer<typeof FileReport>;
