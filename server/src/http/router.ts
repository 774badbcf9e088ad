// The whole API: one line a feature, in the order of shared/src/contract.ts.
import { systemRouter } from '../features/system/system.router.ts';
import { os } from './base.ts';

export const router = os.router({
  system: systemRouter,
});
