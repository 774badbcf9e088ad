// The whole API: one line a feature. Server implements it, client calls it, OpenAPI is generated from it.
import { systemContract } from './system/contract.ts';

export const contract = {
  system: systemContract,
};
export type Contract = typeof contract;
