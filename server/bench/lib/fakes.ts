// Fakes of the networks in a process of their own, and posts scheduled on their channels.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createSealer } from '../../src/lib/crypto.ts';
import type { Db } from '../../src/lib/db.ts';
import type { ConnectedChannel } from '../../src/networks/network.ts';
import { FAKE_NETWORKS, type FakeNetworkId } from '../../test/fakes/every-network.ts';
import { type FakeTarget, scheduleOnChannels } from '../../test/scheduled-on-fakes.ts';

export type FakesQuestion =
  | { kind: 'start'; networks: FakeNetworkId[] }
  /** Share of connections that break, 0 to 1. */
  | { kind: 'faults'; share: number; seed: number }
  | { kind: 'channels'; first: number; count: number }
  | { kind: 'effects' };
export type FakesAnswer =
  | { kind: 'done' }
  | { kind: 'channels'; channels: (readonly [FakeNetworkId, ConnectedChannel[]])[] }
  | {
      kind: 'effects';
      marks: [string, number][];
      faults: (readonly [FakeNetworkId, Record<string, number>])[];
    };

const SECRET = randomBytes(32).toString('base64');
/** For the worker under test. */
export const FAKES_ENV = { RUPOR_SECRET: SECRET, RUPOR_ALLOW_PRIVATE_ADDRESSES: '1' };

export interface Fakes {
  breakConnections(share: number): Promise<void>;
  /** `organizations` new ones, each with a channel and a due post on every network; cut to `targets` posts. */
  schedule(db: Db, wanted: { organizations: number; targets?: number; dueAt: Date }): Promise<FakeTarget[]>;
  /** How often each mark came out. */
  countMarks(): Promise<Map<string, number>>;
  countFaults(): Promise<Map<FakeNetworkId, Record<string, number>>>;
  stop(): Promise<void>;
}

export async function startFakes(networks: FakeNetworkId[]): Promise<Fakes> {
  const child = fork(path.join(import.meta.dirname, 'fakes-process.ts'), [], {
    execArgv: ['--import', 'tsx'],
    // What they send is checked in the tests; here the checks would only take time.
    env: { ...process.env, RUPOR_SCHEMAS_DIR: '/nowhere' },
  });
  const ask = (question: FakesQuestion) =>
    new Promise<FakesAnswer>((resolve, reject) => {
      const onExit = () => reject(new Error('the fakes ended'));
      child.once('exit', onExit);
      child.once('message', (said: FakesAnswer) => {
        child.off('exit', onExit);
        resolve(said);
      });
      child.send(question);
    });
  await ask({ kind: 'start', networks });
  let used = 0;
  const readEffects = async () => {
    const said = await ask({ kind: 'effects' });
    if (said.kind !== 'effects') throw new Error(said.kind);
    return said;
  };
  return {
    breakConnections: async (share) => {
      await ask({ kind: 'faults', share, seed: 20_261_120 });
    },
    schedule: async (db, { organizations, targets = Number.POSITIVE_INFINITY, dueAt }) => {
      const said = await ask({ kind: 'channels', first: used, count: organizations });
      if (said.kind !== 'channels') throw new Error(said.kind);
      used += organizations;
      const sealer = createSealer([SECRET], 'rows');
      const made: FakeTarget[] = [];
      for (let n = 0; n < organizations && made.length < targets; n += 1) {
        const wanted = said.channels.flatMap(([network, list]) => {
          const channel = list[n];
          return channel ? [{ network, channel }] : [];
        });
        const rest = wanted.slice(0, targets - made.length);
        made.push(...(await scheduleOnChannels(db, sealer, rest, dueAt)));
      }
      return made;
    },
    countMarks: async () => new Map((await readEffects()).marks),
    countFaults: async () => new Map((await readEffects()).faults),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** `--network NAME`: null without it; `all` and `all-fakes` mean every one of `all`. Ends the process on a wrong name. */
export function readNetworks(args: readonly string[], all: readonly FakeNetworkId[]): FakeNetworkId[] | null {
  const at = args.indexOf('--network');
  if (at < 0) return null;
  const name = args[at + 1] ?? '';
  const found = FAKE_NETWORKS.find((id) => id === name);
  if (found) return [found];
  if (name === 'all' || name === 'all-fakes') return [...all];
  process.stderr.write(`Name a network: --network ${[...FAKE_NETWORKS, 'all-fakes'].join(' | ')}\n`);
  process.exit(1);
}
