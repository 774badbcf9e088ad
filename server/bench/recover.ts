// A worker is killed while posts are on their way: how long until nothing is left hanging and all is out, once.
// `--network NAME` or `--network all`: on fakes of the networks.
import { readFileSync } from 'node:fs';
import { FAKE_NETWORKS } from '../test/fakes/every-network.ts';
import { countEffects, createSchedule } from '../test/scheduled-posts.ts';
import { readNetworks } from './lib/fakes.ts';
import { recoverOnFakes } from './lib/recover-on-fakes.ts';
import { report } from './lib/report.ts';
import { openStage, startRuporProcess, until, workerIsAlive } from './lib/stage.ts';

const LIMIT_S = 15;
const ROUNDS = 3;
const CHANNELS = 60;

async function recoverOnPractice(): Promise<void> {
  const stage = await openStage();
  const { database } = stage;
  const env = { RUPOR_ROLE: 'worker', RUPOR_DATA_DIR: stage.dir, DATABASE_URL: stage.databaseUrl };
  const rows: { round: number; onTheWay: number; seconds: number; lost: number; double: number }[] = [];

  for (let round = 1; round <= ROUNDS; round += 1) {
    const victim = startRuporProcess(env);
    await until('worker lives', () => workerIsAlive(database));
    const { targets } = await createSchedule(database.prisma, { channels: CHANNELS, perChannel: 5 });
    const ids = targets.map(({ id }) => id);
    const countIn = (states: ('scheduled' | 'publishing')[]) =>
      database.prisma.postTarget.count({ where: { id: { in: ids }, state: { in: states } } });
    while ((await countIn(['publishing'])) === 0) readFileSync('/dev/null');
    victim.child.kill('SIGKILL');
    await victim.ended;
    const killedAt = Date.now();
    const onTheWay = await countIn(['publishing']);
    const heir = startRuporProcess(env);
    await until('all is settled', async () => (await countIn(['scheduled', 'publishing'])) === 0, 120_000);
    const seconds = (Date.now() - killedAt) / 1000;
    const accounts = [...new Set(targets.map(({ account }) => account))];
    const counts = [...(await countEffects(database.prisma, accounts)).values()];
    rows.push({
      round,
      onTheWay,
      seconds: Math.round(seconds * 10) / 10,
      lost: counts.reduce((sum, count) => sum + Math.max(0, 5 - count), 0),
      double: counts.reduce((sum, count) => sum + Math.max(0, count - 5), 0),
    });
    heir.child.kill('SIGTERM');
    await heir.ended;
  }
  await stage.close();

  const worst = Math.max(...rows.map(({ seconds }) => seconds));
  report({
    title: 'recover: seconds from SIGKILL of the only worker until every post is settled',
    notes: [
      `${CHANNELS * 5} posts in ${CHANNELS} channels of the practice wall; the next worker is started right after the kill, its start counts.`,
    ],
    rows,
    result: {
      bench: 'recover',
      worstSeconds: worst,
      killedOnTheWay: rows.reduce((sum, row) => sum + row.onTheWay, 0),
      lost: rows.reduce((sum, row) => sum + row.lost, 0),
      double: rows.reduce((sum, row) => sum + row.double, 0),
      ok:
        worst <= LIMIT_S &&
        rows.every(({ lost, double, onTheWay }) => lost === 0 && double === 0 && onTheWay > 0),
    },
  });
}

const networks = readNetworks(process.argv, FAKE_NETWORKS);
if (networks) await recoverOnFakes(networks);
else await recoverOnPractice();
