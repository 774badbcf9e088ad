import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noticesKey } from '../../features/notifications/api.ts';
import { api } from '../../lib/api.ts';
import { startLiveStream } from '../../lib/live-stream.ts';

/** Keeps what is on the screen true without asking: counts, inbox, calendar, posts and the state of sending. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = (...keys: readonly (readonly unknown[])[]) => {
      for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
    };
    const all = () =>
      refresh(noticesKey(), api.posts.key(), api.calendar.key(), api.publishing.key(), api.channels.key());
    return startLiveStream({
      isBusy: () => queries.isFetching() > 0,
      onHello: () => refresh(noticesKey()),
      onChange: all,
      onNews: () => refresh(noticesKey()),
    });
  }, [queries]);
}
