// A landing page as a visitor gets it: time to the first byte, bytes on the wire, Lighthouse. The page is that of the
// demo, with every view counted beside the answer.
import http from 'node:http';
import { chromium } from 'playwright-core';
import { percentile, report } from './lib/report.ts';
import { AGENT } from './lib/server-under-load.ts';
import { freePort, openStage, startRuporProcess, until } from './lib/stage.ts';

const VISITS = 2_000;
const LIMITS = { ttfbMs: 10, bytes: 30_000, lighthouse: 98 };
const PAGE = '/p/vstupaj-v-smenu';

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const stage = await openStage();
const port = await freePort();
const server = startRuporProcess({
  RUPOR_ROLE: 'all',
  RUPOR_DEMO: '1',
  RUPOR_DATA_DIR: stage.dir,
  DATABASE_URL: stage.databaseUrl,
  PORT: String(port),
  HOST: '127.0.0.1',
});
try {
  await until('the page is there', async () => (await visit('identity').catch(() => null))?.status === 200);
  const { bytes: whole } = await visit('identity');
  const { bytes: packed } = await visit('br');
  for (let turn = 0; turn < 200; turn += 1) await visit('br');
  const times: number[] = [];
  for (let turn = 0; turn < VISITS; turn += 1) times.push((await visit('br')).ttfbMs);
  const scores = await lighthouse(`http://127.0.0.1:${port}${PAGE}`);
  const p95 = Math.round(percentile(times, 0.95) * 100) / 100;
  report({
    title: 'A landing page as a visitor gets it',
    notes: [
      `${VISITS} visits one after another over one connection; Lighthouse: mobile preset, median of three`,
    ],
    rows: [
      { what: 'time to first byte, p50', value: Math.round(percentile(times, 0.5) * 100) / 100, limit: null },
      { what: 'time to first byte, p95', value: p95, limit: LIMITS.ttfbMs },
      { what: 'HTML and CSS, bytes', value: whole, limit: LIMITS.bytes },
      { what: 'on the wire, bytes', value: packed, limit: null },
      { what: 'Lighthouse performance', value: scores.performance, limit: LIMITS.lighthouse },
      { what: 'Lighthouse accessibility', value: scores.accessibility, limit: LIMITS.lighthouse },
    ],
    result: {
      bench: 'landing',
      ttfbP95Ms: p95,
      bytes: whole,
      wireBytes: packed,
      ...scores,
      ok:
        p95 <= LIMITS.ttfbMs &&
        whole <= LIMITS.bytes &&
        scores.performance >= LIMITS.lighthouse &&
        scores.accessibility >= LIMITS.lighthouse,
    },
  });
} finally {
  server.child.kill('SIGTERM');
  await server.ended;
  await stage.close();
}

function visit(encoding: string): Promise<{ status: number; bytes: number; ttfbMs: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = {
      ...{ 'user-agent': AGENT, accept: 'text/html', 'accept-language': 'ru' },
      'accept-encoding': encoding,
    };
    http
      .get({ port, host: '127.0.0.1', path: PAGE, agent, headers }, (res) => {
        const ttfbMs = performance.now() - began;
        let bytes = 0;
        res.on('data', (part: Buffer) => {
          bytes += part.length;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, bytes, ttfbMs }));
      })
      .on('error', reject);
  });
}

/** Of three runs the middle one: one on a shared machine says little. */
async function lighthouse(url: string): Promise<{ performance: number; accessibility: number }> {
  const debugPort = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${debugPort}`],
  });
  try {
    const { default: run } = await import('lighthouse');
    const found: { performance: number; accessibility: number }[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const options = { port: debugPort, onlyCategories: ['performance', 'accessibility'] };
      const result = await run(url, { ...options, logLevel: 'error' });
      const scoreOf = (name: string) => Math.round((result?.lhr.categories[name]?.score ?? 0) * 100);
      found.push({ performance: scoreOf('performance'), accessibility: scoreOf('accessibility') });
    }
    const middle = (name: 'performance' | 'accessibility') =>
      found.map((one) => one[name]).sort((a, b) => a - b)[1] ?? 0;
    return { performance: middle('performance'), accessibility: middle('accessibility') };
  } finally {
    await browser.close();
  }
}
