/** Control characters and breaks of lines: PostgreSQL refuses the zero, the others would break sheets and files. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const HALF_SIGNS = /\p{Surrogate}/gu;

/**
 * Text of a stranger that is safe to keep: without control characters (`instead` in their places), at most `max` UTF-16
 * units, and whole: half a sign at its end would come back from the database as another one.
 */
export function oneLine(text: string, max: number, instead = ''): string {
  return text.replace(CONTROLS, instead).slice(0, max).replace(HALF_SIGNS, '\ufffd');
}
