// The lock of a data directory as real processes meet it: after a crash several starts may find the same dead lock
// at one instant, and exactly one of them may go on.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDataDir } from './process.ts';

const RACERS = 8;
const ROUNDS = 25;

let racers: ChildProcess[] = [];
let place: Awaited<ReturnType<typeof makeDataDir>>;

beforeAll(async () => {
  place = await makeDataDir();
  racers = Array.from({ length: RACERS }, () =>
    fork(path.join(import.meta.dirname, 'lock-racer.ts'), { execArgv: ['--import', 'tsx'] }),
  );
  await Promise.all(racers.map((racer) => once(racer, 'message')));
});
afterAll(async () => {
  for (const racer of racers) racer.kill('SIGKILL');
  await place.remove();
});

async function tell(who: ChildProcess[], dir: string | null): Promise<string[]> {
  const answers = who.map((racer) => once(racer, 'message'));
  for (const racer of who) racer.send({ dir });
  return (await Promise.all(answers)).map(([answer]) => String(answer));
}

async function leaveDeadLock(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  // Nothing listens on port 1.
  await writeFile(path.join(dir, 'lock-3.json'), JSON.stringify({ port: 1, nonce: 'dead', pid: 1 }));
}

it('lets exactly one of many processes take over a dead lock, round after round', async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const dir = path.join(place.dir, `round-${round}`);
    await leaveDeadLock(dir);
    const answers = await tell(racers, dir);
    expect(answers.filter((answer) => answer === 'in').length, `round ${round}`).toBe(1);
    await tell(racers, null);
  }
});

it('lets one in however often the owners are killed in between', async () => {
  const dir = path.join(place.dir, 'killed');
  await leaveDeadLock(dir);
  while (racers.length > 1) {
    const answers = await tell(racers, dir);
    expect(answers.filter((answer) => answer === 'in')).toHaveLength(1);
    const [owner] = racers.splice(answers.indexOf('in'), 1);
    if (!owner) throw new Error('no owner');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
  }
});
