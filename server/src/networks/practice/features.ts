// What the model sees of a text: rules only, no dictionary of topics and nothing random. Two texts with the same
// features bring the same numbers, so that equal decisions of two trainees get equal results.

export interface PostFeatures {
  hook: boolean;
  concreteNumber: boolean;
  callToAction: boolean;
  question: boolean;
  link: boolean;
  readability: 'plain' | 'medium' | 'heavy';
  /** Characters, rounded to 20. */
  length: number;
  tagCount: number;
  images: 0 | 1 | 2;
  described: boolean;
}

const LINK = /https?:\/\/\S+|\b[\w-]+(?:\.[\w-]+)+\/\S*/giu;
const TAG = /#[\p{L}\p{N}_]+/gu;
const CALL =
  /(?<!\p{L})(приход|вступа|вступи|подпи[шс]|расскаж|узна[йв]|напиш|звони|позвони|присоедин|поддерж|голосу|заполн|скача|посмотр|прочита|остав|делит|подел|зада[йв]|join|sign|come|tell|read|write|call|vote|share|ask|support|watch)\p{L}*/iu;
const OFFICIALESE =
  /(?<!\p{L})(осуществл|в целях|в соответстви|настоящ(им|ий)|вышеуказ|нижеследующ|надлежащ|в рамках|данн(ый|ая|ое|ого|ой)|мероприяти|в связи с|обеспечени|проведени|реализаци|pursuant|hereby|aforementioned|facilitat|in accordance)/giu;

export function readFeatures(post: { text: string; imageCount: number; altTexts: string[] }): PostFeatures {
  const tagCount = post.text.match(TAG)?.length ?? 0;
  const link = new RegExp(LINK).test(post.text);
  const prose = post.text.replace(LINK, ' ').replace(TAG, ' ').trim();
  const firstLine = prose.split('\n', 1)[0]?.trim() ?? '';
  const question = prose.includes('?');
  const concreteNumber = /\p{N}/u.test(prose);
  const shortOpening = firstLine.length > 0 && firstLine.length <= 90;
  return {
    hook:
      shortOpening &&
      (/[?!\p{N}«"]/u.test(firstLine) || /(?<!\p{L})(вы|ваш\p{L}*|you|your)(?!\p{L})/iu.test(firstLine)),
    concreteNumber,
    callToAction: CALL.test(prose),
    question,
    link,
    readability: judgeReadability(prose),
    length: Math.round(prose.length / 20) * 20,
    tagCount: Math.min(tagCount, 12),
    images: post.imageCount === 0 ? 0 : post.imageCount === 1 ? 1 : 2,
    described:
      post.imageCount > 0 && post.altTexts.filter((text) => text.trim() !== '').length >= post.imageCount,
  };
}

function judgeReadability(prose: string): PostFeatures['readability'] {
  const words = prose.match(/[\p{L}\p{N}-]+/gu) ?? [];
  if (words.length === 0) return 'medium';
  const sentences = prose.split(/[.!?…\n]+/u).filter((part) => part.trim() !== '').length || 1;
  const perSentence = words.length / sentences;
  const longShare = words.filter((word) => word.length >= 12).length / words.length;
  const official = prose.match(OFFICIALESE)?.length ?? 0;
  if (perSentence > 20 || longShare > 0.25 || official >= 3) return 'heavy';
  return perSentence <= 13 && longShare <= 0.12 && official === 0 ? 'plain' : 'medium';
}
