import { api } from '../../http/base.ts';
import {
  getChannel,
  listChannels,
  listNetworks,
  renameChannel,
  setChannelBranch,
  setResponsible,
} from './channels.service.ts';
import { checkChannel } from './check.service.ts';
import { connectChannel, reconnectChannel } from './connect.service.ts';
import { readEarlierState, requestEarlier } from './earlier.service.ts';
import { removeChannel, restoreChannel } from './removal.service.ts';

const { channels } = api;

export const channelsRouter = {
  networks: channels.networks.handler(({ context }) => listNetworks(context.ctx)),
  list: channels.list.handler(({ context, input }) => listChannels(context.ctx, input)),
  get: channels.get.handler(({ context, input }) => getChannel(context.ctx, input)),
  connect: channels.connect.handler(({ context, input }) => connectChannel(context.ctx, input)),
  check: channels.check.handler(({ context, input }) => checkChannel(context.ctx, input)),
  reconnect: channels.reconnect.handler(({ context, input }) => reconnectChannel(context.ctx, input)),
  rename: channels.rename.handler(({ context, input }) => renameChannel(context.ctx, input)),
  setBranch: channels.setBranch.handler(({ context, input }) => setChannelBranch(context.ctx, input)),
  setResponsible: channels.setResponsible.handler(({ context, input }) => setResponsible(context.ctx, input)),
  remove: channels.remove.handler(({ context, input }) => removeChannel(context.ctx, input)),
  earlier: channels.earlier.handler(({ context, input }) => readEarlierState(context.ctx, input)),
  readEarlier: channels.readEarlier.handler(({ context, input }) => requestEarlier(context.ctx, input)),
  restore: channels.restore.handler(({ context, input }) => restoreChannel(context.ctx, input)),
};
