// What to change in a text for one network, read from its capability data only.
import type { NetworkCapabilities, TextLimit } from '../../networks/capabilities.ts';
import { countUnits } from '../count.ts';
import { findLinks } from '../links.ts';
import { readMarkup } from '../markup.ts';
import { tagsIn } from './hashtags.ts';

export interface RewriteHint {
  code:
    | 'split'
    | 'shorten'
    | 'caption'
    | 'commentLink'
    | 'plainMarkup'
    | 'tagsApart'
    | 'describePictures'
    | 'shortFirst';
  params: Record<string, number>;
}

type Facts = Pick<NetworkCapabilities, 'text' | 'followUps' | 'images' | 'preview'>;

interface Around {
  pictureCount: number;
  undescribedCount: number;
}

const NEAR = 0.9;

export function rewriteHints(
  text: string,
  network: Facts,
  { pictureCount, undescribedCount }: Around,
): RewriteHint[] {
  const when = pictureCount > 0 ? 'withMedia' : 'withoutMedia';
  const over = network.text.limits.filter((limit) => limit.when === 'always' || limit.when === when);
  const share = Math.max(0, ...over.map((limit) => lengthBy(text, limit) / limit.max));
  const kind = network.followUps?.kind;
  const hints: (RewriteHint | false)[] = [
    share > 1 && kind === 'thread' && hint('split', { count: Math.ceil(share) }),
    share > 1 && kind !== 'thread' && hint('shorten', { percent: Math.round((1 - 1 / share) * 100) }),
    share > NEAR && share <= 1 && hint('shortFirst', { percent: Math.round(share * 100) }),
    pictureCount === 0 && captionHint(text, network.text.limits),
    kind === 'comment' && findLinks(text).length > 0 && hint('commentLink'),
    network.text.markup === 'none' && readMarkup(text).entities.length > 0 && hint('plainMarkup'),
    network.preview !== 'wall' &&
      tagsIn(text).length > 1 &&
      hint('tagsApart', { count: tagsIn(text).length }),
    network.images.altText.supported &&
      undescribedCount > 0 &&
      hint('describePictures', { count: undescribedCount }),
  ];
  return hints.filter((one) => one !== false);
}

/** Before a picture is added: it would make the text too long here. */
function captionHint(text: string, limits: readonly TextLimit[]): RewriteHint | false {
  const caption = limits.find(({ when }) => when === 'withMedia');
  return (
    caption !== undefined && lengthBy(text, caption) > caption.max && hint('caption', { max: caption.max })
  );
}

function lengthBy(text: string, { unit }: TextLimit): number {
  return countUnits(text, unit);
}

function hint(code: RewriteHint['code'], params: RewriteHint['params'] = {}): RewriteHint {
  return { code, params };
}
