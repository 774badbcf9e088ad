// What a fresh clone needs before anything runs: the right Node, the packages of the lock file, the generated
// database client, the built client and server. Each step does nothing when its inputs are as they were.
// Plain JavaScript: it runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compressFiles } from './compress.mjs';
import { root, run } from './run.mjs';

const CACHE = path.join(root, 'node_modules/.rupor');

export class SetupError extends Error {}

/** Node 20.19, 22.12 or 24 and newer: what the packages are checked with. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isOk = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!isOk)
    throw new SetupError(
      `Node ${version} is not supported: install Node 20.19 or newer (20, 22 or 24) from nodejs.org, then start again.`,
    );
}

/** Packages exactly as in the lock file. */
export async function ensureInstalled() {
  const stamp = hashFiles(['package-lock.json', 'package.json']);
  if (readStamp('install') === stamp) return;
  say('Installing packages (a minute or two, only after changes)');
  const code = await run(npmCommand(), ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new SetupError(
      'The packages could not be installed: check the connection to the npm registry and the free disk space, then start again.',
    );
  writeStamp('install', stamp);
}

/** The database client from prisma/schema. The engine variable keeps Prisma's CLI from downloading anything. */
export async function ensureGenerated() {
  const inputs = [...listFiles('prisma/schema'), 'prisma.config.ts', 'package-lock.json'];
  const stamp = hashFiles(inputs);
  if (readStamp('generate') === stamp && existsSync(path.join(root, 'server/src/generated/prisma/client.ts')))
    return;
  say('Preparing the database client');
  const code = await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    quiet: true,
  });
  if (code !== 0)
    throw new SetupError('The database client could not be generated: the lines above say why.');
  writeStamp('generate', stamp);
}

/** Client and server, each only when one of its sources changed. */
export async function ensureBuilt() {
  const common = [...listFiles('shared/src'), 'package-lock.json', 'tsconfig.base.json'];
  await buildPart(
    'server',
    [...common, ...listFiles('server/src'), 'server/vite.config.ts', 'server/package.json'],
    'dist/main.js',
  );
  await buildPart(
    'client',
    [
      ...common,
      ...listFiles('client/src'),
      ...listFiles('client/public'),
      'client/index.html',
      ...listConfigs('client'),
    ],
    'dist/index.html',
  );
}

/** What the build itself is made of: its configuration and the plugins beside it. */
export function listConfigs(part) {
  return readdirSync(path.join(root, part))
    .filter((name) => /^vite\.config\.ts$|\.plugin\.ts$/.test(name))
    .sort()
    .map((name) => `${part}/${name}`);
}

async function buildPart(part, inputs, result) {
  const stamp = hashFiles(inputs);
  if (readStamp(part) === stamp && existsSync(path.join(root, part, result))) return;
  say(`Building the ${part}`);
  const code = await run(
    process.execPath,
    [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      `${part}/vite.config.ts`,
      '--logLevel',
      'warn',
      part,
    ],
    {
      env: { NODE_ENV: 'production' },
      quiet: true,
    },
  );
  if (code !== 0) throw new SetupError(`The ${part} could not be built: the lines above say why.`);
  if (part === 'client') compressFiles(path.join(root, 'client/dist'));
  writeStamp(part, stamp);
}

export function say(line) {
  process.stdout.write(`${line} …\n`);
}

/** Prints a SetupError as its sentence and ends with 1; anything else is a fault of ours and keeps its stack. */
export async function asCommand(action) {
  try {
    await action();
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
    process.exit(1);
  }
}

export function npmCommand() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function listFiles(dir) {
  const full = path.join(root, dir);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('generated'))
    .sort();
}

function hashFiles(files) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of files) {
    const full = path.join(root, file);
    if (existsSync(full) && statSync(full).isFile())
      hash.update(file).update('\0').update(readFileSync(full));
  }
  return hash.digest('hex');
}

function readStamp(name) {
  const file = path.join(CACHE, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function writeStamp(name, stamp) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, name), stamp);
}
