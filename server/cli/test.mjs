// npm test: all set-up, then every test, then one closing line. `npm test -- unit|system|journeys` runs one part.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, run } from './lib/run.mjs';
import {
  asCommand,
  checkNode,
  ensureBuilt,
  ensureGenerated,
  ensureInstalled,
  npmCommand,
  SetupError,
  say,
} from './lib/setup.mjs';
import { ensureBrowser, ensureRedis } from './lib/test-tools.mjs';

/** In this order, one after the other: two cores are little. */
const PARTS = {
  unit: { title: 'Rules, routes and pages', config: 'vitest.config.ts' },
  system: { title: 'Processes: start, stop, crash', config: 'server/system/vitest.config.ts' },
  journeys: { title: 'Journeys in a browser', config: 'client/e2e/vitest.config.ts' },
};

await asCommand(async () => {
  checkNode();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !PARTS[name]);
  if (unknown)
    throw new SetupError(
      `Unknown part ${unknown}: use npm test, or npm test -- ${Object.keys(PARTS).join('|')}.`,
    );
  await ensureInstalled();
  await ensureGenerated();
  // One waits for the network mostly, the other for the processor.
  const peers = installPeers();
  await ensureBuilt();
  const env = { CHROMIUM_PATH: ensureBrowser(), REDIS_SERVER_PATH: ensureRedis() ?? '' };
  await peers;
  const results = [];
  for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS))
    results.push(await runPart(PARTS[name], env));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
  process.exitCode = results.some((result) => !result.ok) ? 1 : 0;
});

/** Real peers of the networks, kept out of the product's own packages. Without them their tests count as skipped. */
async function installPeers() {
  const dir = path.join(root, 'server/test/peers/pds');
  if (
    !existsSync(path.join(dir, 'package-lock.json')) ||
    existsSync(path.join(dir, 'node_modules/.package-lock.json'))
  )
    return;
  say('Installing a real Bluesky server for its tests (two minutes, once)');
  await run(npmCommand(), ['ci', '--prefix', dir, '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
  });
}

async function runPart({ title, config }, env) {
  process.stdout.write(`\n${title}\n`);
  const dir = mkdtempSync(path.join(tmpdir(), 'rupor-report-'));
  const report = path.join(dir, 'report.json');
  try {
    const code = await run(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--config',
        config,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { env: { ...env, NODE_ENV: 'test', FORCE_COLOR: '0', NO_COLOR: '1' } },
    );
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, ok: false };
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = numFailedTests === 0 && code !== 0 ? Math.max(1, numFailedTestSuites) : numFailedTests;
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, ok: code === 0 };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
