// Programs the tests need beside Node: a Chromium-family browser and a Redis server. The one found is used; as root on
// Debian or Ubuntu the missing one is installed; elsewhere one sentence says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { SetupError, say } from './setup.mjs';

const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];
const MAC_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Path of a browser. Throws a sentence when there is none and none can be installed. */
export function ensureBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const found = findProgram(BROWSERS) ?? MAC_BROWSERS.find((file) => existsSync(file));
  if (found) return found;
  if (canInstall() && install('chromium')) {
    const installed = findProgram(BROWSERS);
    if (installed) return installed;
  }
  throw new SetupError(
    'The browser tests need Chromium, Chrome or Edge: install one, or set CHROMIUM_PATH to it, then run npm test again.',
  );
}

/** Path of redis-server or valkey-server, or null: then the Redis half is skipped and counted as skipped. */
export function ensureRedis() {
  const names = ['redis-server', 'valkey-server'];
  const found = findProgram(names);
  if (found) return found;
  if (canInstall() && (install('redis-server') || install('valkey-server'))) return findProgram(names);
  return null;
}

function findProgram(names) {
  const dirs = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/usr/sbin'];
  for (const name of names)
    for (const dir of dirs) if (dir && existsSync(`${dir}/${name}`)) return `${dir}/${name}`;
  return null;
}

function canInstall() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

let isUpdated = false;

function install(name) {
  say(`Installing ${name}`);
  // Services of a package must not start by themselves: the tests start their own on free ports.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  if (!isUpdated) isUpdated = spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' }).status === 0;
  return (
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env, stdio: 'ignore' })
      .status === 0
  );
}
