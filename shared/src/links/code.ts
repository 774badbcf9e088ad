/**
 * Codes of short links: without letters and digits that look alike on paper, and without vowels, so that no code is a
 * word. People who type one in capitals are understood.
 */
export const CODE_LETTERS = '23456789bcdfghjkmnpqrstvwxz';
/** 27^7 is ten thousand million: nobody finds a link by trying. */
export const CODE_LENGTH = 7;

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);
const BUCKET = /^[a-z0-9]{1,8}$/;
const PATH = /^\/l\/([^/.?#]{1,32})(?:\.([^/.?#]{1,32}))?\/?(?:[?#].*)?$/;

export interface CodeInPath {
  code: string;
  /** Of a link that was shared on; '' = none. */
  bucket: string;
}

/** /l/CODE or /l/CODE.BUCKET as a browser asks for it; null for anything else. */
export function readCodePath(path: string): CodeInPath | null {
  const [, code = '', bucket = ''] = PATH.exec(path) ?? [];
  const small = code.toLowerCase();
  if (!CODE.test(small)) return null;
  return { code: small, bucket: BUCKET.test(bucket) ? bucket : '' };
}

/** A code from random bytes, at least 16 of them; null when too few of them can be used (ask again with others). */
export function codeFrom(bytes: Uint8Array): string | null {
  // Bytes above the last whole multiple would make the first letters likelier.
  const limit = 256 - (256 % CODE_LETTERS.length);
  const letters = [...bytes]
    .filter((byte) => byte < limit)
    .map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]);
  return letters.length < CODE_LENGTH ? null : letters.slice(0, CODE_LENGTH).join('');
}

/** The address people see; `base` is the public address of Rupor without a slash at its end. */
export function shortUrl(base: string, code: string): string {
  return `${base}/l/${code}`;
}
