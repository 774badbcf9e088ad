import { api } from '../../http/base.ts';
import { readChain, readChainRows, readHeard } from './chain.service.ts';

export const chainRouter = {
  read: api.chain.read.handler(({ context, input }) => readChain(context.ctx, input)),
  heard: api.chain.heard.handler(({ context, input }) => readHeard(context.ctx, input)),
  rows: api.chain.rows.handler(({ context, input }) => readChainRows(context.ctx, input)),
};
