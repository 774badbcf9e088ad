import type { Media } from '@rupor/shared/media/contract';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { mediaQuery } from '../../media/api.ts';

/** Facts of these pictures by id; those already known (from a post) are not asked for again. */
export function useMedia(ids: readonly string[], known: readonly Media[]): Map<string, Media> {
  const unique = [...new Set(ids)];
  const answers = useQueries({
    queries: unique.map((id) => ({ ...mediaQuery(id), initialData: known.find((one) => one.id === id) })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => new Map(answers.map((media) => [media.id, media])), [answers]);
}

/** Puts a picture that was just stored or described among the known ones. */
export function useRememberMedia(): (media: Media) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (media) => queryClient.setQueryData(mediaQuery(media.id).queryKey, media),
    [queryClient],
  );
}
