// Posts of many organizations due at one instant on fakes of the networks, first calm, then with a share of broken
// connections of every kind. Counted on the other side: nothing twice, nothing lost without a word.
import { readConfig } from '../../src/config.ts';
import { type JobQueue, openQueue } from '../../src/jobs/queue.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { FakeNetworkId } from '../../test/fakes/every-network.ts';
import type { FakeTarget } from '../../test/scheduled-on-fakes.ts';
import { FAKES_ENV, type Fakes, startFakes } from './fakes.ts';
import { percentile, report } from './report.ts';
import { openStage, type Stage, startRuporProcess, until, workerIsAlive } from './stage.ts';

const TARGETS = 2_000;
const FAULTY_SHARE = 0.05;
/** Enough to tell the queue before they are due. */
const AHEAD_MS = 5_000;
/** What a network puts off for longer is «rescheduled» here. */
const SETTLED_S = 90;

interface Outcome {
  network: string;
  mark: string;
  state: string;
  problem: string | null;
  isLater: boolean;
  lateMs: number | null;
}

interface Run {
  outcomes: Outcome[];
  marks: Map<string, number>;
}

export async function publishOnFakes(networks: FakeNetworkId[]): Promise<void> {
  const stage = await openStage();
  const fakes = await startFakes(networks);
  const env = {
    ...FAKES_ENV,
    RUPOR_ROLE: 'worker',
    RUPOR_DATA_DIR: stage.dir,
    DATABASE_URL: stage.databaseUrl,
    RUPOR_LOG: 'error',
  };
  const worker = startRuporProcess(env);
  try {
    await until('worker lives', () => workerIsAlive(stage.database));
    const config = readConfig(env);
    const queue = await openQueue({ config, databaseUrl: stage.databaseUrl, logger: createLogger('warn') });
    // The first posts of a process also load code.
    await runOnce({ stage, fakes, queue }, { targets: 10 * networks.length, networks });
    const calm = await runOnce({ stage, fakes, queue }, { targets: TARGETS, networks });
    await fakes.breakConnections(FAULTY_SHARE);
    const faulty = await runOnce({ stage, fakes, queue }, { targets: TARGETS, networks });
    await queue.close();
    const faults = await fakes.countFaults();
    tell({ networks, calm, faulty, faults });
  } catch (error) {
    process.stderr.write(worker.output());
    throw error;
  } finally {
    worker.child.kill('SIGTERM');
    await worker.ended;
    await fakes.stop();
    await stage.close();
  }
}

interface Scene {
  stage: Stage;
  fakes: Fakes;
  queue: JobQueue;
}

async function runOnce(
  { stage: { database }, fakes, queue }: Scene,
  { targets, networks }: { targets: number; networks: FakeNetworkId[] },
): Promise<Run> {
  const organizations = Math.ceil(targets / networks.length);
  const tomorrow = new Date(Date.now() + 86_400_000);
  const made = await fakes.schedule(database.prisma, { organizations, targets, dueAt: tomorrow });
  const ids = made.map(({ id }) => id);
  // Writing them down takes its time: the instant is set when all are there.
  const dueAt = new Date(Date.now() + AHEAD_MS);
  await database.pool.query('UPDATE post_target SET due_at = $2 WHERE id = ANY($1::uuid[])', [ids, dueAt]);
  await queue.wake.targets(made.map((target) => ({ ...target, dueAt })));
  const isSettled = async () => {
    const { rows } = await database.pool.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM post_target WHERE id = ANY($1::uuid[]) AND (state = 'publishing' OR
         (state = 'scheduled' AND coalesce(next_attempt_at, due_at) < now() + make_interval(secs => $2)))`,
      [ids, SETTLED_S],
    );
    return rows[0]?.left === 0;
  };
  await until('all is settled', isSettled, AHEAD_MS + 300_000);
  return { outcomes: await readOutcomes(database.pool, made), marks: await fakes.countMarks() };
}

async function readOutcomes(pool: Stage['database']['pool'], made: FakeTarget[]): Promise<Outcome[]> {
  const { rows } = await pool.query<{
    id: string;
    state: string;
    problem: string | null;
    is_later: boolean;
    late: number | null;
  }>(
    `SELECT t.id, t.state, t.problem, coalesce(t.next_attempt_at > now(), false) AS is_later,
            (extract(epoch FROM min(a.sent_at) - t.due_at) * 1000)::float AS late
     FROM post_target t LEFT JOIN publish_attempt a ON a.target_id = t.id
     WHERE t.id = ANY($1::uuid[]) GROUP BY t.id`,
    [made.map(({ id }) => id)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return made.map(({ id, network, mark }) => {
    const row = byId.get(id);
    const { state = 'gone', problem = null, is_later: isLater = false, late: lateMs = null } = row ?? {};
    return { network, mark, state, problem, isLater, lateMs };
  });
}

function judge({ outcomes, marks }: Run) {
  const lateness = outcomes.flatMap(({ lateMs }) => (lateMs === null ? [] : [lateMs]));
  const count = (test: (outcome: Outcome, effects: number) => boolean) =>
    outcomes.filter((outcome) => test(outcome, marks.get(outcome.mark) ?? 0)).length;
  return {
    targets: outcomes.length,
    published: count(({ state }) => state === 'published'),
    unconfirmed: count(({ state }) => state === 'unconfirmed'),
    failed: count(({ state, problem }) => state === 'failed' && problem !== null),
    rescheduled: count(({ state, isLater, problem }) => state === 'scheduled' && isLater && problem !== null),
    double: count((_outcome, effects) => effects > 1),
    // «Published» that is not there, «failed» that is out, or nothing said at all.
    silentLoss: count(({ state, problem, isLater }, effects) => {
      if (state === 'published') return effects === 0;
      if (state === 'unconfirmed') return false;
      return effects > 0 || problem === null || (state === 'scheduled' ? !isLater : state !== 'failed');
    }),
    p50Ms: Math.round(percentile(lateness, 0.5)),
    p99Ms: Math.round(percentile(lateness, 0.99)),
  };
}

function tell({
  networks,
  calm,
  faulty,
  faults,
}: {
  networks: FakeNetworkId[];
  calm: Run;
  faulty: Run;
  faults: Map<FakeNetworkId, Record<string, number>>;
}): void {
  const of = (run: Run, network: string): Run => ({
    ...run,
    outcomes: run.outcomes.filter((outcome) => outcome.network === network),
  });
  const rows = networks.flatMap((network) => [
    { network, connections: 'calm', ...judge(of(calm, network)) },
    { network, connections: 'faulty', ...judge(of(faulty, network)) },
  ]);
  const all = { calm: judge(calm), faulty: judge(faulty) };
  const kinds = new Set([...faults.values()].flatMap((counts) => Object.keys(counts)));
  const injected = [...faults.values()].flatMap((counts) => Object.values(counts)).reduce((a, b) => a + b, 0);
  const { p50Ms, p99Ms, ...counts } = all.faulty;
  report({
    title: 'publish: posts due at one instant on fakes of the networks, lateness in milliseconds',
    notes: [
      `${TARGETS} posts, one a channel, ${Math.ceil(TARGETS / networks.length)} organizations; one worker process; every answer takes 50 ms.`,
      `Faulty: ${FAULTY_SHARE * 100} % of all connections (${injected}) break, of ${kinds.size} kinds: cut, reset or silent for 8 s at every byte, 500 before and after the effect, «too many».`,
      'A network with a small pacing.atOnce (Odnoklassniki: 2) is late by that, calm or not.',
    ],
    rows: [
      ...rows,
      { network: 'all', connections: 'calm', ...all.calm },
      { network: 'all', connections: 'faulty', ...all.faulty },
    ],
    result: {
      bench: 'publish',
      network: networks.join(','),
      ...counts,
      faults: injected,
      calmP50Ms: all.calm.p50Ms,
      calmP99Ms: all.calm.p99Ms,
      p50Ms,
      p99Ms,
      ratioP50: Math.round((p50Ms / all.calm.p50Ms) * 100) / 100,
      ratioP99: Math.round((p99Ms / all.calm.p99Ms) * 100) / 100,
      ok:
        [all.calm, all.faulty].every(({ double, silentLoss }) => double === 0 && silentLoss === 0) &&
        all.calm.published === all.calm.targets &&
        injected > 0,
    },
  });
}
