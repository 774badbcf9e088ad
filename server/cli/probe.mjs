// npm run probe -- NETWORK: asks a network, with a person's own keys, what nobody has tried yet. See docs/networks.md.
import { runTypeScript } from './lib/run.mjs';
import { asCommand, checkNode, ensureGenerated, ensureInstalled } from './lib/setup.mjs';

await asCommand(async () => {
  checkNode();
  await ensureInstalled();
  await ensureGenerated();
  process.exitCode = await runTypeScript('server/cli/probe.ts', process.argv.slice(2));
});
