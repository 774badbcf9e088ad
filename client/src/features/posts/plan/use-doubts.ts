import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Check } from '../checks.ts';
import { doubtsQuery } from './api.ts';

const LOOK_AGAIN_MS = 3_000;

/** What only the server can doubt, of the post as it was saved last; links that are being asked come later. */
export function useDoubts(postId: string, version: number): Check[] {
  const queries = useQueryClient();
  const { data } = useQuery({
    ...doubtsQuery(postId),
    enabled: version > 0,
    refetchInterval: ({ state }) => ((state.data?.pendingLinks ?? 0) > 0 ? LOOK_AGAIN_MS : false),
  });
  useEffect(() => {
    if (version > 0) void queries.invalidateQueries({ queryKey: doubtsQuery(postId).queryKey });
  }, [queries, postId, version]);
  const seen = new Set<string>();
  return (data?.items ?? []).flatMap(({ code, params, channelId }) => {
    const isAboutChannel = code === 'same_text';
    const key = `${code} ${isAboutChannel ? channelId : params.url}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      { kind: 'doubt' as const, code, params, place: null, channelId: isAboutChannel ? channelId : null },
    ];
  });
}
