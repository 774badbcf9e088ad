// What the script of counted pages weighs, and what it costs a visitor's browser while a page loads: the same page with
// and without it, turn by turn, on a processor slowed four times (a cheap phone). Main-thread time by Chromium's own count.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type CDPSession, chromium } from 'playwright-core';
import { ensureBrowser } from '../cli/lib/test-tools.mjs';
import { percentile, report } from './lib/report.ts';

const LIMIT_BYTES = 2_048;
/** A visitor notices nothing below this, milliseconds on the slowed processor. */
const LIMIT_MS = 20;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 30);
const WARM_UP = 3;
const SLOWER = 4;

const script = readFileSync(path.resolve(import.meta.dirname, '../../client/dist/hello.js'));
const words = Array.from(
  { length: 300 },
  (_, at) => `<p>Абзац ${at}: что решил профком и кого это касается.</p>`,
);
const page = (line: string) =>
  `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Страница</title>${line}${words.join('')}`;

const server = http.createServer((req, res) => {
  const type = req.url === '/hello.js' ? 'text/javascript' : 'text/html; charset=utf-8';
  res.setHeader('Content-Type', type);
  if (req.url === '/hello.js') return res.end(script);
  if (req.url === '/hello') return res.writeHead(202).end();
  return res.end(
    page(req.url === '/with' ? '<script defer src="/hello.js" data-key="bench-key"></script>' : ''),
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const times = { with: [] as Costs[], without: [] as Costs[] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const kind of ['without', 'with'] as const) {
      const costs = await load(`${origin}/${kind}`);
      if (round >= 0) times[kind].push(costs);
    }
  const middle = (kind: 'with' | 'without', cost: keyof Costs) =>
    percentile(
      times[kind].map((one) => one[cost]),
      0.5,
    );
  const scriptMs = rounded(middle('with', 'script') - middle('without', 'script'));
  const mainThreadMs = rounded(middle('with', 'task') - middle('without', 'task'));
  const gzipBytes = gzipSync(script, { level: 9 }).length;
  report({
    title: 'tracker: weight of the script of counted pages, and its cost while a page loads',
    notes: [
      `Median of ${ROUNDS} loads each, a new browser context every time, processor slowed ${SLOWER} times.`,
      'script ms: running JavaScript; task ms: everything on the main thread. For scale: Umami 2.2 kB, Plausible 2.6 kB gzip.',
    ],
    rows: (['without', 'with'] as const).map((kind) => ({
      page: kind,
      'script ms': rounded(middle(kind, 'script')),
      'task ms': rounded(middle(kind, 'task')),
    })),
    result: {
      bench: 'tracker',
      bytes: script.length,
      gzipBytes,
      brotliBytes: brotliCompressSync(script).length,
      scriptMs,
      mainThreadMs,
      ok: gzipBytes <= LIMIT_BYTES && scriptMs <= LIMIT_MS,
    },
  });
} finally {
  await browser.close();
  server.close();
}

interface Costs {
  script: number;
  task: number;
}

/** Milliseconds of one load, from an empty page until nothing is asked for any more. */
async function load(url: string): Promise<Costs> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await session.send('Performance.enable');
  const before = await readCosts(session);
  await tab.goto(url, { waitUntil: 'networkidle' });
  const after = await readCosts(session);
  await context.close();
  return { script: after.script - before.script, task: after.task - before.task };
}

async function readCosts(session: CDPSession): Promise<Costs> {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
  return { script: read('ScriptDuration'), task: read('TaskDuration') };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
