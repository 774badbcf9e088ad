import type { CHAIN_ROWS_BY, ChainQuestion } from '@rupor/shared/chain/contract';
import { api } from '../../lib/api.ts';

export const chainQuery = (question: ChainQuestion) => api.chain.read.queryOptions({ input: question });
export const chainRowsQuery = (question: ChainQuestion, by: (typeof CHAIN_ROWS_BY)[number]) =>
  api.chain.rows.queryOptions({ input: { ...question, by } });
