import type { Media } from '@rupor/shared/media/contract';
import { isAdvert } from '@rupor/shared/media/problems';
import type { Post } from '@rupor/shared/posts/fields';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { sessionQuery } from '../auth/api.ts';
import { channelsQuery, networksQuery } from '../channels/api.ts';
import { checklistQuery } from '../law/api.ts';
import { listChecks } from './checks.ts';
import { listChosen } from './composer-channels.ts';
import type { DraftContent } from './draft-content.ts';
import { useMedia } from './pictures/use-media.ts';

const NO_MEDIA: Media[] = [];

interface Saved {
  postId: string;
  version: number;
}

/** All that the composer shows beyond what was typed: channels with their limits, pictures, checks. */
export function useComposer(content: DraftContent, post: Post | null, { postId, version }: Saved) {
  const channels = useQuery(channelsQuery({ includeRemoved: true }));
  const networks = useQuery(networksQuery());
  const ids = [...content.mediaIds, ...content.targets.flatMap(({ mediaIds }) => mediaIds ?? [])];
  const media = useMedia(ids, post?.media ?? NO_MEDIA);
  const language = useQuery(sessionQuery).data?.organization?.locale ?? 'ru';
  const promo = useQuery({ ...checklistQuery(postId), enabled: version > 0 }).data?.promo.status;
  const now = useMinute();
  const chosen = useMemo(
    () =>
      listChosen(content, { channels: channels.data ?? [], networks: networks.data ?? [], media, language }),
    [content, channels.data, networks.data, media, language],
  );
  const isLoading = channels.isPending || networks.isPending;
  // Before the channels are known, none of them could be missed.
  const checks = useMemo(
    () => (isLoading ? [] : listChecks({ content, chosen, now, isAdvert: isAdvert(promo) })),
    [isLoading, content, chosen, now, promo],
  );
  const shown = content.mediaIds.flatMap((id) => media.get(id) ?? []);
  return {
    channels: channels.data ?? [],
    isLoading,
    error: channels.error ?? networks.error,
    chosen,
    checks,
    media: shown,
    now,
  };
}

/** The time, renewed with each minute: a chosen time may pass while somebody writes. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 60_000 - (Date.now() % 60_000));
    return () => clearTimeout(timer);
  });
  return now;
}
