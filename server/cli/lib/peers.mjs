// Real peers of the networks for the tests, kept out of the product's own packages. Without them their tests count as skipped.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './run.mjs';
import { npmCommand, say } from './setup.mjs';

/** Published contracts of the networks, which are not part of the project: fakes and Prism check against them. */
const SCHEMAS = process.env.RUPOR_SCHEMAS_DIR ?? path.resolve(root, '../shared/schemas');

const PEERS = [
  { name: 'pds', says: 'Installing a real Bluesky server for its tests (half a minute, once)' },
  {
    name: 'prism',
    says: 'Installing Prism, which checks what is said to MAX (half a minute, once)',
    of: 'max-bot-api-0.0.6.overlay.yaml',
  },
];

export async function installPeers() {
  for (const { name, says, of } of PEERS)
    if (!of || existsSync(path.join(SCHEMAS, of)))
      await installPeer(path.join(root, 'server/test/peers', name), says);
}

async function installPeer(dir, says) {
  if (
    !existsSync(path.join(dir, 'package-lock.json')) ||
    existsSync(path.join(dir, 'node_modules/.package-lock.json'))
  )
    return;
  say(says);
  await run(npmCommand(), ['ci', '--prefix', dir, '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
  });
}
