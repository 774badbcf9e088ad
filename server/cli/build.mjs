// Builds client and server after an install; used by the Dockerfile.
import { asCommand, checkNode, ensureBuilt, ensureGenerated } from './lib/setup.mjs';

await asCommand(async () => {
  checkNode();
  await ensureGenerated();
  await ensureBuilt();
});
