// Programs the tests need beside Node: a Chromium-family browser and a Redis server. The one found is used; as root on
// Debian or Ubuntu the missing one is installed; elsewhere one sentence says what to install.
import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';
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

/** Path of a browser. Throws a sentence at once when there is none and none can be installed. */
export async function ensureBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const find = () => findProgram(BROWSERS) ?? MAC_BROWSERS.find((file) => existsSync(file));
  const browser = find() ?? ((await install(['chromium'])) ? find() : null);
  if (browser) return browser;
  throw new SetupError(
    'The browser tests need Chromium, Chrome or Edge: install one, or set CHROMIUM_PATH to it, then run npm test again.',
  );
}

/** Path of redis-server or valkey-server, or null: then the Redis half is skipped and counted as skipped. */
export async function ensureRedis() {
  const names = ['redis-server', 'valkey-server'];
  const found = findProgram(names);
  if (found) return found;
  return (await install(names)) ? findProgram(names) : null;
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

/** One package at a time: the package manager lets nobody else in. */
let queue = Promise.resolve(false);
let isUpdated = false;

/** Installs the first of these packages that can be had; false where none can. */
function install(names) {
  if (!canInstall()) return Promise.resolve(false);
  queue = queue.then(async () => {
    for (const name of names) if (await installOne(name)) return true;
    return false;
  });
  return queue;
}

async function installOne(name) {
  say(`Installing ${name}`);
  if (!isUpdated) isUpdated = (await apt(['update'])) === 0;
  return (await apt(['install', '-y', '--no-install-recommends', name])) === 0;
}

function apt(args) {
  // Services of a package must not start by themselves: the tests start their own on free ports.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return run('apt-get', ['-q', ...args], { env, quiet: true });
}
