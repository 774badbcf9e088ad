// The other side of a bench in a process of its own, so that it takes nothing of the worker's loop: a fake of each
// network behind a proxy that breaks a share of the connections. Talks with bench/lib/fakes.ts over IPC.

import { CUT_PLACES, CUT_WAYS, type Cut, CuttingProxy } from '../../test/fakes/cutting-proxy.ts';
import { type FakeNetworkId, type RunningFake, startFake } from '../../test/fakes/every-network.ts';
import { countMarks } from '../../test/scheduled-on-fakes.ts';
import type { FakesAnswer, FakesQuestion } from './fakes.ts';

/** As far away as a network on the same continent. */
const ANSWER_AFTER_MS = 50;
/** A network that falls silent comes back as a broken connection; the engine itself would give up after a minute. */
const STALL_MS = 8_000;

interface Side {
  fake: RunningFake;
  proxy: CuttingProxy;
  faults: Record<string, number>;
}

const sides = new Map<FakeNetworkId, Side>();
let share = 0;
let seed = 1;

/** mulberry32: the same faults on every run. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

const BREAKS = CUT_PLACES.flatMap((place) => CUT_WAYS.map((way) => ({ place, way, forMs: STALL_MS })));

function chooseFault(id: FakeNetworkId, faults: Record<string, number>): Cut | null {
  if (random() >= share) return null;
  const broken = { place: 'answer', status: 500, body: '<html>gateway</html>' } as const;
  const all: Cut[] = [...BREAKS, { ...broken, after: false }, { ...broken, after: true }, refuseForNow(id)];
  const fault = all[Math.floor(random() * all.length)] ?? null;
  const name = fault?.place === 'answer' ? `${fault.status}${fault.after ? ' after' : ''}` : fault?.place;
  const key = fault && 'way' in fault ? `${name} ${fault.way}` : String(name);
  faults[key] = (faults[key] ?? 0) + 1;
  return fault;
}

/** «Too many requests», as each network says it: nothing was published. */
function refuseForNow(id: FakeNetworkId): Cut {
  const limited = { place: 'answer', status: 429, body: '{}', after: false } as const;
  const json = (body: object) => JSON.stringify(body);
  switch (id) {
    case 'telegram':
      return { ...limited, body: json({ ok: false, error_code: 429, parameters: { retry_after: 3 } }) };
    case 'mastodon':
      return { ...limited, headers: { 'x-ratelimit-reset': new Date(Date.now() + 3_000).toISOString() } };
    case 'vk':
      return { ...limited, status: 200, body: json({ error: { error_code: 6, error_msg: 'Too many' } }) };
    case 'ok':
      return { ...limited, status: 200, body: json({ error_code: 8, error_msg: 'FLOOD' }) };
    default:
      return { ...limited, headers: { 'retry-after': '3' } };
  }
}

async function answer(question: FakesQuestion): Promise<FakesAnswer> {
  switch (question.kind) {
    case 'start':
      for (const id of question.networks) {
        const fake = await startFake(id);
        const faults: Record<string, number> = {};
        const options = { choose: () => chooseFault(id, faults), answerAfterMs: ANSWER_AFTER_MS };
        sides.set(id, { fake, faults, proxy: await new CuttingProxy(fake.url, options).start() });
      }
      return { kind: 'done' };
    case 'faults':
      ({ share, seed } = question);
      return { kind: 'done' };
    case 'channels': {
      const { first, count } = question;
      const channels = [...sides].map(([network, { fake, proxy }]) => {
        const list = Array.from({ length: count }, (_, n) => fake.channel(first + n, proxy.url));
        return [network, list] as const;
      });
      return { kind: 'channels', channels };
    }
    case 'effects': {
      const texts = [...sides.values()].flatMap(({ fake }) => fake.effects().map(({ text }) => text));
      const faults = [...sides].map(([network, side]) => [network, side.faults] as const);
      return { kind: 'effects', marks: [...countMarks(texts)], faults };
    }
  }
}

process.on('message', (question: FakesQuestion) => {
  void answer(question).then((said) => process.send?.(said));
});
