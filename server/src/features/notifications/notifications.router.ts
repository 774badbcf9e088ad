import { api } from '../../http/base.ts';
import { connectBot, getBot, linkChat, removeBot, unlinkChat } from './bot/bot.service.ts';
import { listNews, readNews } from './news.service.ts';
import { listNotices, resolveNotice } from './notifications.service.ts';
import { ownSettings, saveSettings } from './settings.service.ts';

const { notifications } = api;

export const notificationsRouter = {
  list: notifications.list.handler(({ context }) => listNotices(context.ctx)),
  resolve: notifications.resolve.handler(({ context, input }) => resolveNotice(context.ctx, input)),
  news: notifications.news.handler(({ context, input }) => listNews(context.ctx, input)),
  readNews: notifications.readNews.handler(({ context, input }) => readNews(context.ctx, input)),
  settings: notifications.settings.handler(({ context }) => ownSettings(context.ctx)),
  saveSettings: notifications.saveSettings.handler(({ context, input }) => saveSettings(context.ctx, input)),
  linkChat: notifications.linkChat.handler(({ context }) => linkChat(context.ctx)),
  unlinkChat: notifications.unlinkChat.handler(({ context }) => unlinkChat(context.ctx)),
  bot: notifications.bot.handler(({ context }) => getBot(context.ctx)),
  connectBot: notifications.connectBot.handler(({ context, input }) => connectBot(context.ctx, input)),
  removeBot: notifications.removeBot.handler(({ context }) => removeBot(context.ctx)),
};
