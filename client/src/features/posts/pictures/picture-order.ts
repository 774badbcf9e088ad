import type { DraftContent, DraftTarget } from '../draft-content.ts';

/** Pictures in another order or one less: channels with a choice of their own follow, those already out do not. */
export function orderPictures(
  content: Pick<DraftContent, 'targets'>,
  mediaIds: string[],
  isOut: (channelId: string) => boolean,
): Pick<DraftContent, 'mediaIds' | 'targets'> {
  const follow = (target: DraftTarget): DraftTarget => {
    if (target.mediaIds === null || isOut(target.channelId)) return target;
    const own = new Set(target.mediaIds);
    return { ...target, mediaIds: mediaIds.filter((id) => own.has(id)) };
  };
  return { mediaIds, targets: content.targets.map(follow) };
}
