import type { ChainQuestion, ChainRowsBy } from '@rupor/shared/chain/contract';
import { api } from '../../lib/api.ts';

export const chainQuery = (question: ChainQuestion) => api.chain.read.queryOptions({ input: question });
export const chainRowsQuery = (question: ChainQuestion, by: ChainRowsBy) =>
  api.chain.rows.queryOptions({ input: { ...question, by } });
export const chainHeardQuery = (question: ChainQuestion) => api.chain.heard.queryOptions({ input: question });
