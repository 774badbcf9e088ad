// What a running Rupor takes when nobody does anything: everything together, role all with its own PostgreSQL.
// Memory is PSS (shared pages counted once, /proc/<pid>/smaps_rollup), CPU is user + system time of all processes.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { report } from './lib/report.ts';
import { isBuilt, startRuporProcess, until } from './lib/stage.ts';

const LIMITS = { memoryMb: 400, cpuPercent: 2 };
const SETTLE_MS = 60_000;
const WATCH_MS = 30_000;

interface Seen {
  pid: number;
  name: string;
  memoryMb: number;
  cpuTicks: number;
}

function readProcess(pid: number): Seen | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      pid,
      name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim(),
      memoryMb: readMemory(pid),
      cpuTicks: Number(fields[11]) + Number(fields[12]),
    };
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ESRCH'
    )
      return null;
    throw error;
  }
}

let measure = 'PSS';
function readMemory(pid: number): number {
  const rollup = `/proc/${pid}/smaps_rollup`;
  const text = existsSync(rollup) ? readFileSync(rollup, 'utf8') : '';
  const pss = /^Pss:\s+(\d+) kB/m.exec(text)?.[1];
  if (pss) return Number(pss) / 1024;
  measure = 'RSS (this kernel has no PSS: shared pages are counted several times)';
  const rss = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(rss ?? Number.NaN) / 1024;
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false; // ended meanwhile
      }
    });
}

const dir = await mkdtemp(path.join(tmpdir(), 'rupor-idle-'));
await chmod(dir, 0o755);
const program = startRuporProcess({ RUPOR_DATA_DIR: dir, PORT: '0', HOST: '127.0.0.1' });
try {
  await until('the program answers', async () => /http/.test(program.output()), 60_000);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const postgres = Number.parseInt(readFileSync(path.join(dir, 'postgres/postmaster.pid'), 'utf8'), 10);
  const look = () =>
    [program.pid, postgres, ...childrenOf(postgres)].map(readProcess).filter((seen) => seen !== null);
  const before = new Map(look().map((seen) => [seen.pid, seen.cpuTicks]));
  await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
  const after = look();
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const ticks = after.reduce((sum, { pid, cpuTicks }) => sum + cpuTicks - (before.get(pid) ?? 0), 0);
  const memoryMb = Math.round(after.reduce((sum, seen) => sum + seen.memoryMb, 0));
  const cpuPercent = Math.round((ticks / ticksPerSecond / (WATCH_MS / 1000)) * 1000) / 10;
  report({
    title: `idle: everything together after ${SETTLE_MS / 1000} s, watched for ${WATCH_MS / 1000} s`,
    notes: [
      `Memory: ${measure}. Role all ${isBuilt() ? 'as built' : 'from its sources (tsx)'}, embedded PostgreSQL, queue in PostgreSQL.`,
    ],
    rows: after.map(({ pid, name, memoryMb: mb, cpuTicks }) => ({
      pid,
      name,
      memoryMb: Math.round(mb),
      cpuMs: ((cpuTicks - (before.get(pid) ?? 0)) / ticksPerSecond) * 1000,
    })),
    result: {
      bench: 'idle',
      memoryMb,
      memoryKind: measure.slice(0, 3),
      cpuPercentOfOneCore: cpuPercent,
      processes: after.length,
      ok: memoryMb <= LIMITS.memoryMb && cpuPercent <= LIMITS.cpuPercent,
    },
  });
} finally {
  program.child.kill('SIGTERM');
  await program.ended;
  await rm(dir, { recursive: true, force: true });
}
