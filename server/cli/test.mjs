// npm test: all set-up, then every test, then one closing line. `npm test -- unit|system|journeys` runs one part.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPeers } from './lib/peers.mjs';
import { run } from './lib/run.mjs';
import {
  asCommand,
  checkNode,
  ensureBuilt,
  ensureGenerated,
  ensureInstalled,
  SetupError,
} from './lib/setup.mjs';
import { ensureBrowser, ensureRedis } from './lib/test-tools.mjs';

/**
 * In this order, one after the other: two cores are little. What a part needs is fetched from the start on, while the
 * parts before it run.
 */
const PARTS = {
  system: {
    title: 'Processes: start, stop, crash',
    config: 'server/system/vitest.config.ts',
    needs: ['redis'],
  },
  journeys: {
    title: 'Journeys in a browser',
    config: 'client/e2e/vitest.config.ts',
    needs: ['browser'],
  },
  unit: { title: 'Rules, routes and pages', config: 'vitest.config.ts', needs: ['redis', 'peers'] },
};

/** How each need is met; the answer is what the part's environment gets. */
const NEEDS = {
  redis: async () => ({ REDIS_SERVER_PATH: (await ensureRedis()) ?? '' }),
  browser: async () => ({ CHROMIUM_PATH: await ensureBrowser() }),
  peers: async () => {
    await installPeers();
    return {};
  },
};

await asCommand(async () => {
  checkNode();
  const unknown = process.argv.slice(2).find((name) => !PARTS[name]);
  if (unknown)
    throw new SetupError(
      `Unknown part ${unknown}: use npm test, or npm test -- ${Object.keys(PARTS).join('|')}.`,
    );
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS);
  await ensureInstalled();
  const met = {};
  for (const need of wanted.flatMap((name) => PARTS[name].needs)) met[need] ??= NEEDS[need]();
  const allMet = Promise.all(Object.values(met));
  await Promise.race([ensureGenerated().then(ensureBuilt), failureOf(allMet)]);
  const results = [];
  for (const name of wanted) {
    const env = Object.assign({}, ...(await Promise.all(PARTS[name].needs.map((need) => met[need]))));
    results.push(await runPart(PARTS[name], env));
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
  process.exitCode = results.some((result) => !result.ok) ? 1 : 0;
});

/** Never resolves, and rejects as soon as the promise does: what cannot be had is told before the minutes of the build. */
function failureOf(promise) {
  return new Promise((_, reject) => promise.catch(reject));
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
