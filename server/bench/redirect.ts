// Short links a second, each click committed before its answer, as a share of what a bare handler answers that stores
// nothing; all of it on this machine at once: load, server, PostgreSQL. What is committed waits in the intake until it is
// worked off into rows and sums: how much was left when the load ended, and how fast it went, stands beside it. Then the
// server is killed in the midst: after its restart every click that was answered has to be there once.
import { CODE_LETTERS } from '@rupor/shared/links/code';
import { report } from './lib/report.ts';
import {
  AGENT,
  CONNECTIONS,
  compare,
  kill,
  killInTheMidst,
  SECONDS,
  startServer,
  warmUp,
  workedOff,
} from './lib/server-under-load.ts';
import { openStage, type Stage } from './lib/stage.ts';

const LINKS = 25;
const LIMITS = { ratio: 0.5 };

const stage = await openStage();
try {
  await createLinks(stage);
  const server = await startServer(stage);
  const warm = await warmUp(stage, server, click);
  const compared = await compare(stage, server, { taken: 302, requestOf: () => click });
  const written = await countClicks(stage);
  const answered = (warm.statuses[302] ?? 0) + compared.taken;
  await kill(server);
  const killed = await killedInTheMidst(stage, written);
  const { perSecond, barePerSecond, ratio, p50, p99, backlog } = compared;
  report({
    title: 'Short links, each click committed before its answer',
    notes: [
      `${CONNECTIONS} connections, ${SECONDS} s each, turn by turn, ${LINKS} links; bare: stores nothing; limit: ratio ${LIMITS.ratio}`,
      'worked off: from the intake into rows and sums, after each turn; all: answered, over load and work together',
      'differs: answers less clicks in the sums; killed: SIGKILL in the midst of the load, counted after a restart',
    ],
    rows: [
      { what: 'bare handler', perSecond: barePerSecond },
      { what: 'links', perSecond, p50Ms: p50, p99Ms: p99 },
      { what: 'worked off', ...backlog },
      { what: 'all', perSecond: compared.allPerSecond },
      { what: 'differs', answered, written, missing: answered - written },
      { what: 'killed', ...killed },
    ],
    result: {
      bench: 'redirect',
      perSecond,
      p99Ms: p99,
      ratio,
      workedOffPerSecond: backlog.perSecond,
      allPerSecond: compared.allPerSecond,
      missing: answered - written,
      lost: killed.lost,
      ok: ratio >= LIMITS.ratio && answered === written && killed.lost === 0,
    },
  });
} finally {
  await stage.close();
}

function codeOf(n: number): string {
  return `bcdfg${CODE_LETTERS[n % 5]}${CODE_LETTERS[Math.floor(n / 5) % CODE_LETTERS.length]}`;
}

async function createLinks({ database }: Stage): Promise<void> {
  const organization = await database.prisma.organization.create({
    data: { name: 'Bench', timeZone: 'Asia/Yekaterinburg' },
  });
  await database.prisma.shortLink.createMany({
    data: Array.from({ length: LINKS }, (_, n) => ({
      ...{ organizationId: organization.id, code: codeOf(n), kind: 'own' as const },
      target: `https://profsoyuz.example/page/${n}?utm_source=vk`,
      targetHost: 'profsoyuz.example',
    })),
  });
}

/** As a browser asks: 40,000 people, every tenth over a link that was shared on. */
function click(n: number): string {
  const who = (n * 7919) % 40_000;
  const bucket = n % 10 === 0 ? '.k7' : '';
  return `GET /l/${codeOf(n % LINKS)}${bucket} HTTP/1.1\r\nHost: b\r\nUser-Agent: ${AGENT}\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: ru-RU\r\nReferer: https://vk.com/\r\nSec-Fetch-Mode: navigate\r\nX-Forwarded-For: 10.${who >> 8}.${who & 255}.1\r\n\r\n`;
}

async function countClicks({ database }: Stage): Promise<number> {
  const { rows } = await database.pool.query<{ rows: number; sums: number }>(
    `SELECT (SELECT count(*) FROM short_link_click)::int AS rows,
       (SELECT coalesce(sum(clicks), 0) FROM short_link_day)::int AS sums`,
  );
  const [counts = { rows: 0, sums: -1 }] = rows;
  // Rows and sums are written by one statement: were they to differ, neither could be believed.
  if (counts.rows !== counts.sums) throw new Error(`${counts.rows} clicks, ${counts.sums} in the sums`);
  return counts.rows;
}

/** What was answered must be there after a kill and a restart. */
async function killedInTheMidst(stage: Stage, before: number) {
  let answered = 0;
  await killInTheMidst(await startServer(stage), {
    request: click,
    onAnswer: (_, status) => {
      if (status === 302) answered += 1;
    },
  });
  const again = await startServer(stage);
  await workedOff(stage);
  await kill(again);
  return { answered, lost: Math.max(0, answered - ((await countClicks(stage)) - before)) };
}
