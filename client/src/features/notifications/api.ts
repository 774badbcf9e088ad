import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { isLive } from '../../lib/live-stream.ts';

/** While nothing is told live; and all the same now and then, a proxy in between may hold the line back. */
const REFRESH_MS = 30_000;
const LIVE_REFRESH_MS = 300_000;
const LINKING_MS = 3_000;

/** «Ждёт вас»: what this person can finish. */
export const noticesQuery = () =>
  queryOptions({
    ...api.notifications.list.queryOptions(),
    refetchInterval: () => (isLive() ? LIVE_REFRESH_MS : REFRESH_MS),
  });

/** «Новости»: what happened, read or not. */
export const newsQuery = () =>
  infiniteQueryOptions(
    api.notifications.news.infiniteOptions({
      input: (before: string | undefined) => ({ before }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      refetchInterval: () => (isLive() ? LIVE_REFRESH_MS : REFRESH_MS),
    }),
  );

/** While a code is shown, it is looked whether the chat has come. */
export const noticeSettingsQuery = (isLinking = false) =>
  queryOptions({
    ...api.notifications.settings.queryOptions(),
    refetchInterval: isLinking ? LINKING_MS : false,
  });

export const noticeBotQuery = () => api.notifications.bot.queryOptions();

export const noticesKey = () => api.notifications.key();
export const resolveMutation = () => api.notifications.resolve.mutationOptions();
export const readNewsMutation = () => api.notifications.readNews.mutationOptions();
export const saveNoticeSettingsMutation = () => api.notifications.saveSettings.mutationOptions();
export const linkChatMutation = () => api.notifications.linkChat.mutationOptions();
export const unlinkChatMutation = () => api.notifications.unlinkChat.mutationOptions();
export const connectBotMutation = () => api.notifications.connectBot.mutationOptions();
export const removeBotMutation = () => api.notifications.removeBot.mutationOptions();
