import type { DraftContent } from './draft-content.ts';

/** A sentence at the end of every text of the draft that does not have it yet; the shared one and those of channels. */
export function appendSentence(
  { baseText, targets }: Pick<DraftContent, 'baseText' | 'targets'>,
  sentence: string,
): Pick<DraftContent, 'baseText' | 'targets'> {
  const append = (text: string) =>
    text.includes(sentence) ? text : [text.trimEnd(), sentence].filter(Boolean).join('\n\n');
  return {
    baseText: append(baseText),
    targets: targets.map((target) => ({
      ...target,
      text: target.text === null ? null : append(target.text),
    })),
  };
}
