// The only worker is killed while posts are on their way to a network: how long until nothing is left hanging, and what
// stands on the other side. One network after the other.
import type { FakeNetworkId } from '../../test/fakes/every-network.ts';
import { FAKES_ENV, startFakes } from './fakes.ts';
import { report } from './report.ts';
import { openStage, startRuporProcess, until, workerIsAlive } from './stage.ts';

/** Lease, sweep, and where there is no key two looks five seconds apart, each with its own sweep. */
const LIMIT_S = 45;
const ORGANIZATIONS = 120;

interface Row {
  network: string;
  targets: number;
  onTheWay: number;
  seconds: number;
  published: number;
  unconfirmed: number;
  lost: number;
  double: number;
  [figure: string]: string | number;
}

export async function recoverOnFakes(networks: FakeNetworkId[]): Promise<void> {
  const rows: Row[] = [];
  for (const network of networks) rows.push(await recoverOn(network));
  const worst = Math.max(...rows.map(({ seconds }) => seconds));
  const sum = (name: 'onTheWay' | 'lost' | 'double') => rows.reduce((total, row) => total + row[name], 0);
  report({
    title: 'recover: seconds from SIGKILL of the only worker until every post on a network is settled',
    notes: [
      `${ORGANIZATIONS} posts, one a channel; the next worker is started right after the kill, its start counts.`,
      'Unconfirmed: the network can neither be repeated nor asked, so a person decides. Lost: published without an effect.',
    ],
    rows,
    result: {
      bench: 'recover',
      network: networks.join(','),
      worstSeconds: worst,
      killedOnTheWay: sum('onTheWay'),
      lost: sum('lost'),
      double: sum('double'),
      ok: worst <= LIMIT_S && rows.every(({ onTheWay }) => onTheWay > 0) && sum('lost') + sum('double') === 0,
    },
  });
}

async function recoverOn(network: FakeNetworkId): Promise<Row> {
  const stage = await openStage();
  const { database } = stage;
  const fakes = await startFakes([network]);
  const own = { RUPOR_ROLE: 'worker', RUPOR_DATA_DIR: stage.dir, DATABASE_URL: stage.databaseUrl };
  const env = { ...FAKES_ENV, ...own };
  const victim = startRuporProcess(env);
  const processes = [victim];
  try {
    await until('worker lives', () => workerIsAlive(database));
    const dueAt = new Date(Date.now() + 86_400_000);
    const targets = await fakes.schedule(database.prisma, { organizations: ORGANIZATIONS, dueAt });
    const ids = targets.map(({ id }) => id);
    await database.pool.query(
      `UPDATE post_target SET due_at = now() - interval '10 s' WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    const countIn = (states: ('scheduled' | 'publishing' | 'published' | 'unconfirmed')[]) =>
      database.prisma.postTarget.count({ where: { id: { in: ids }, state: { in: states } } });
    const countSent = () =>
      database.prisma.publishAttempt.count({
        where: { targetId: { in: ids }, closedAt: null, sentAt: { not: null } },
      });
    while ((await countSent()) === 0 && (await countIn(['scheduled'])) > 0)
      await new Promise((resolve) => setImmediate(resolve));
    victim.child.kill('SIGKILL');
    await victim.ended;
    const killedAt = Date.now();
    const onTheWay = await countIn(['publishing']);
    const heir = startRuporProcess(env);
    processes.push(heir);
    await until(
      'all is settled',
      async () => (await countIn(['scheduled', 'publishing'])) === 0,
      90_000,
    ).catch((error: Error) => {
      throw new Error(`${error.message} ${heir.output()}`);
    });
    const seconds = Math.round((Date.now() - killedAt) / 100) / 10;
    heir.child.kill('SIGTERM');
    await heir.ended;
    const marks = await fakes.countMarks();
    const states = await database.prisma.postTarget.findMany({ where: { id: { in: ids } } });
    const stateOf = new Map(states.map(({ id, state }) => [id, state]));
    const count = (test: (state: string | undefined, effects: number) => boolean) =>
      targets.filter(({ id, mark }) => test(stateOf.get(id), marks.get(mark) ?? 0)).length;
    return {
      network,
      targets: targets.length,
      onTheWay,
      seconds,
      published: await countIn(['published']),
      unconfirmed: await countIn(['unconfirmed']),
      lost: count((state, effects) => state !== 'unconfirmed' && (state !== 'published' || effects === 0)),
      double: count((_state, effects) => effects > 1),
    };
  } catch (error) {
    for (const one of processes) process.stderr.write(one.output());
    throw error;
  } finally {
    for (const { child } of processes) child.kill('SIGKILL');
    await fakes.stop();
    await stage.close();
  }
}
