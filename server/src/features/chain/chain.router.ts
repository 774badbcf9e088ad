import { api } from '../../http/base.ts';
import { readChain, readChainRows } from './chain.service.ts';

export const chainRouter = {
  read: api.chain.read.handler(({ context, input }) => readChain(context.ctx, input)),
  rows: api.chain.rows.handler(({ context, input }) => readChainRows(context.ctx, input)),
};
