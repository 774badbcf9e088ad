// The planner of a council: a month of 500 posts under five filters, a plan of 5,000 rows from a file, a board of 1,000
// ideas in a browser, and 60 photos of 5 MB sent at once to a process of its own, whose memory the kernel measures.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import sharp from 'sharp';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createSession } from '../src/features/auth/session.service.ts';
import { createHttpApp } from '../src/http/app.ts';
import { createLogger } from '../src/lib/logger.ts';
import { startServer } from '../system/process.ts';
import { percentile, report } from './lib/report.ts';
import { scrollBoard } from './lib/scroll-board.ts';
import { openStage } from './lib/stage.ts';

const POSTS = 500;
const ROUNDS = 60;
const WARM_UP = 5;
const ROWS = 5_000;
const IDEAS = 1_000;
const PHOTOS = 60;
const PHOTO_BYTES = 5_000_000;
const AT_ONCE = 3;
const LIMITS = { monthMs: 100, importSeconds: 20, taskMs: 100, memoryMb: 600 };
const ZONE = 'Asia/Yekaterinburg';

const stage = await openStage();
const env = { RUPOR_DATA_DIR: stage.dir, RUPOR_LOG: 'error', DATABASE_URL: stage.databaseUrl };
const built = await buildApp({
  config: readConfig(env),
  databaseUrl: stage.databaseUrl,
  logger: createLogger('error'),
});
const server = http.createServer(createHttpApp(built.app));
try {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  const seeded = await seed();
  const month = await measureMonth(own, seeded);
  const plan = await measureImport(own, seeded.cookie);
  const board = await measureBoard(seeded.cookie);
  const photos = await measurePhotos(seeded.cookie);
  const figures = { monthP95Ms: round(percentile(month, 0.95)), ...plan, ...board, ...photos };
  report({
    title: `planner: a month of ${POSTS} posts, a plan of ${ROWS} rows, a board of ${IDEAS} ideas, ${PHOTOS} photos of 5 MB`,
    notes: [
      `load average ${os.loadavg().map(round).join(', ')} on ${os.cpus().length} cores, this bench included`,
      `month: ${ROUNDS} requests under five filters (words, state, channel, rubric, segment)`,
      `limits: p95 ${LIMITS.monthMs} ms, ${LIMITS.importSeconds} s, ${LIMITS.taskMs} ms at a stretch, ${LIMITS.memoryMb} MB at the highest`,
      `photos: ${AT_ONCE} at once, as the browser sends them; memory is VmHWM of the server process`,
    ],
    rows: [figures],
    result: {
      bench: 'planner',
      ...figures,
      ok:
        figures.monthP95Ms <= LIMITS.monthMs &&
        figures.importSeconds <= LIMITS.importSeconds &&
        figures.longestTaskMs <= LIMITS.taskMs &&
        figures.peakMb <= LIMITS.memoryMb,
    },
  });
} finally {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await built.close();
  await stage.close();
}

interface Seeded {
  cookie: string;
  channelId: string;
  rubricId: string;
  segmentId: string;
}

async function seed(): Promise<Seeded> {
  const { db } = built.app;
  const organization = await db.organization.create({ data: { name: 'Профсоюз', timeZone: ZONE } });
  const organizationId = organization.id;
  const user = await db.user.create({ data: { name: 'Ольга', email: 'olga@example.org' } });
  await db.member.create({
    data: { organizationId, userId: user.id, roles: { create: { organizationId, role: 'owner' } } },
  });
  const channel = await db.channel.create({
    data: { organizationId, network: 'practice-wall', remoteId: 'bench', name: 'Стена' },
  });
  const rubric = await db.rubric.create({ data: { organizationId, name: 'Победы' } });
  const segment = await db.segment.create({ data: { organizationId, name: 'Ночная смена' } });
  for (let at = 0; at < POSTS; at += 1)
    await db.post.create({
      data: {
        organizationId,
        title: `Победа № ${at}`,
        baseText: 'Раздевалку греют. '.repeat(20),
        rubricId: rubric.id,
        segments: { create: { organizationId, segmentId: segment.id } },
        targets: {
          create: {
            organizationId,
            channelId: channel.id,
            dueAt: new Date(Date.UTC(2027, 2, 1 + (at % 30), 8, at % 60)),
            wallTime: '2027-03-01T13:00',
            timeZone: ZONE,
          },
        },
      },
    });
  await db.idea.createMany({
    data: Array.from({ length: IDEAS }, (_, at) => ({
      organizationId,
      text: `Мысль № ${at}: ${'спросить в цехе, греют ли раздевалку. '.repeat(1 + (at % 5))}`,
      source: 'hand',
      authorId: user.id,
      rubricId: at % 2 === 0 ? rubric.id : null,
      movedAt: new Date(Date.UTC(2026, 9, 1, 0, at)),
    })),
  });
  await stage.database.pool.query('VACUUM ANALYZE');
  const line = await createSession(built.app, { userId: user.id, organizationId });
  return {
    cookie: line.slice(0, line.indexOf(';')),
    channelId: channel.id,
    rubricId: rubric.id,
    segmentId: segment.id,
  };
}

async function measureMonth(
  api: string,
  { cookie, channelId, rubricId, segmentId }: Seeded,
): Promise<number[]> {
  const query = new URLSearchParams({ from: '2027-03-01', to: '2027-04-11', perDay: '5', q: 'раздевалку' });
  for (const [name, value] of Object.entries({
    states: 'draft',
    channelIds: channelId,
    rubricIds: rubricId,
    segmentIds: segmentId,
  }))
    query.append(`${name}[]`, value);
  const times: number[] = [];
  for (let at = -WARM_UP; at < ROUNDS; at += 1) {
    const began = performance.now();
    const { total } = await ask<{ total: number }>(`${api}/calendar?${query}`, { headers: { cookie } });
    if (total !== POSTS) throw new Error(`the month shows ${total} posts instead of ${POSTS}`);
    if (at >= 0) times.push(performance.now() - began);
  }
  return times;
}

async function measureImport(api: string, cookie: string): Promise<{ importSeconds: number; rows: number }> {
  const headers = { cookie, 'x-rupor-request': '1' };
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const day = `${String(1 + (at % 28)).padStart(2, '0')}.${String(1 + (at % 12)).padStart(2, '0')}.2027`;
    return `${day};17:${String(at % 60).padStart(2, '0')};Стена;Тема ${at};${'Раздевалку греют. '.repeat(20)};Победы`;
  });
  const form = new FormData();
  form.set(
    'file',
    new File([['Дата;Время;Каналы;Заголовок;Текст;Рубрика', ...lines].join('\n')], 'plan.csv', {
      type: 'text/csv',
    }),
  );
  const began = performance.now();
  const file = await ask<{ id: string; mapping: string[] }>(`${api}/post-files`, {
    method: 'POST',
    headers,
    body: form,
  });
  const body = JSON.stringify({ mapping: file.mapping, time: '12:00' });
  const send = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
  await ask(`${api}/post-files/${file.id}/check`, send);
  for (;;) {
    const { state, counts } = await ask<{ state: string; counts: { made: number } }>(
      `${api}/post-files/${file.id}/run`,
      send,
    );
    if (state === 'done')
      return { importSeconds: round((performance.now() - began) / 1000), rows: counts.made };
  }
}

async function measureBoard(cookie: string): Promise<{ longestTaskMs: number; longTasks: number }> {
  const child = startServer({ ...env, NODE_ENV: 'production' });
  try {
    const { seen, ...tasks } = await scrollBoard(await child.origin(), cookie, IDEAS);
    if (seen < IDEAS) throw new Error(`the board ended at card ${seen} of ${IDEAS}`);
    return tasks;
  } finally {
    child.child.kill('SIGTERM');
    await child.exited;
  }
}

/** Photos as phones make them: 4,000 × 3,000, noise enough for 5 MB. */
async function measurePhotos(
  cookie: string,
): Promise<{ photosSeconds: number; photoMb: number; peakMb: number }> {
  const photo = await drawPhoto();
  const child = startServer(env);
  try {
    const api = `${await child.origin()}/api`;
    const headers = { cookie, 'x-rupor-request': '1' };
    const began = performance.now();
    let next = 0;
    const sendSome = async () => {
      while (next < PHOTOS) {
        next += 1;
        // A few bytes after the picture: each is a file of its own.
        const bytes = Buffer.concat([photo, Buffer.from(`photo ${next}`)]);
        const form = new FormData();
        form.set('file', new File([bytes], `IMG_${next}.jpg`, { type: 'image/jpeg' }));
        await ask(`${api}/media`, { method: 'POST', headers, body: form });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendSome));
    const photosSeconds = round((performance.now() - began) / 1000);
    const status = await readFile(`/proc/${child.child.pid}/status`, 'utf8');
    const peakMb = Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024);
    return { photosSeconds, photoMb: round(photo.length / 1_000_000), peakMb };
  } finally {
    child.child.kill('SIGTERM');
    await child.exited;
  }
}

/** No lighter than it says: the finer the noise is kept, the more it weighs. */
async function drawPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 24 };
  const image = sharp({ create: { width: 4_000, height: 3_000, channels: 3, background: '#888', noise } });
  for (let quality = 84; quality <= 100; quality += 1) {
    const photo = await image.clone().jpeg({ quality }).toBuffer();
    if (photo.length >= PHOTO_BYTES) return photo;
  }
  throw new Error(`the photo weighs less than ${PHOTO_BYTES} bytes`);
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
