import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { REDIS_BINARIES, startRedis } from '../bench/lib/stage.ts';
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts';
import {
  eventually,
  isAlive,
  makeDataDir,
  postgresPid,
  type Server,
  startServer,
  takePort,
} from './process.ts';

const redisBinary = REDIS_BINARIES.find((file) => existsSync(file));
const servers: Server[] = [];
const cleanups: (() => Promise<void>)[] = [];

function start(env: Record<string, string>): Server {
  const server = startServer(env);
  servers.push(server);
  return server;
}

async function dataDir(): Promise<string> {
  const { dir, remove } = await makeDataDir();
  cleanups.push(async () => {
    const pid = await postgresPid(dir);
    if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
    await remove();
  });
  return dir;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.child.kill('SIGKILL');
    await server.exited;
  }
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function health(server: Server): Promise<{ database: string }> {
  const response = await fetch(`${await server.origin()}/api/health`);
  return (await response.json()) as { database: string };
}

async function pidOf(dir: string): Promise<number> {
  const pid = await postgresPid(dir);
  if (pid === null) throw new Error('no PostgreSQL is recorded');
  return pid;
}

describe('start and stop', () => {
  it('stops on SIGTERM with its database and starts again on the same data', async () => {
    const dir = await dataDir();
    const first = start({ RUPOR_DATA_DIR: dir });
    expect((await health(first)).database).toBe('works');
    const postgres = await pidOf(dir);
    first.child.kill('SIGTERM');
    expect(await first.exited).toEqual({ code: 0, signal: null });
    await eventually('PostgreSQL has stopped', () => !isAlive(postgres));
    const second = start({ RUPOR_DATA_DIR: dir });
    expect((await health(second)).database).toBe('works');
  });

  it('takes over the database of a killed process', async () => {
    const dir = await dataDir();
    const first = start({ RUPOR_DATA_DIR: dir });
    await first.origin();
    const postgres = await pidOf(dir);
    first.child.kill('SIGKILL');
    await first.exited;
    expect(isAlive(postgres)).toBe(true);
    const second = start({ RUPOR_DATA_DIR: dir });
    expect((await health(second)).database).toBe('works');
    expect(await pidOf(dir)).toBe(postgres);
    second.child.kill('SIGTERM');
    await second.exited;
    await eventually('PostgreSQL has stopped', () => !isAlive(postgres));
  });

  it('keeps what was acknowledged when everything is killed', async () => {
    const dir = await dataDir();
    const first = start({ RUPOR_DATA_DIR: dir });
    await first.origin();
    const postgres = await startEmbeddedPostgres(dir);
    const client = new pg.Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(
      `INSERT INTO organization (id, name, time_zone, updated_at)
       VALUES ('019a0000-0000-7000-8000-000000000001', 'Kept', 'Asia/Omsk', now())`,
    );
    first.child.kill('SIGKILL');
    process.kill(postgres.pid, 'SIGKILL');
    await first.exited;
    await eventually('PostgreSQL is dead', () => !isAlive(postgres.pid));
    await client.end().catch(() => undefined);

    const second = start({ RUPOR_DATA_DIR: dir });
    await second.origin();
    const again = new pg.Client({ connectionString: (await startEmbeddedPostgres(dir)).url });
    await again.connect();
    const { rows } = await again.query("SELECT name FROM organization WHERE time_zone = 'Asia/Omsk'");
    await again.end();
    expect(rows).toEqual([{ name: 'Kept' }]);
  });
});

describe('refusals: one sentence, a non-zero exit, nothing changed', () => {
  async function refusal(env: Record<string, string>): Promise<string> {
    const server = start(env);
    const { code } = await server.exited;
    expect(code).toBe(1);
    return server.output().trim();
  }

  it('a second start on one data directory', async () => {
    const dir = await dataDir();
    const first = start({ RUPOR_DATA_DIR: dir });
    await first.origin();
    expect(await refusal({ RUPOR_DATA_DIR: dir })).toMatch(
      /^Another Rupor already works on .*: use that one/,
    );
    expect((await health(first)).database).toBe('works');
  });

  it('a taken port, before the database is made', async () => {
    const dir = await dataDir();
    const { port, release } = await takePort();
    cleanups.push(release);
    expect(await refusal({ RUPOR_DATA_DIR: dir, PORT: String(port) })).toBe(
      `Port ${port} is taken by another program: stop it or start Rupor with PORT=${port + 1}.`,
    );
    expect(existsSync(path.join(dir, 'postgres'))).toBe(false);
  });

  it('a data directory that cannot be one', async () => {
    const dir = await dataDir();
    await writeFile(dir, 'a file');
    expect(await refusal({ RUPOR_DATA_DIR: dir })).toContain('choose a directory this user may write to');
  });

  it('data made by a newer version', async () => {
    const dir = await dataDir();
    const first = start({ RUPOR_DATA_DIR: dir });
    await first.origin();
    const client = new pg.Client({ connectionString: (await startEmbeddedPostgres(dir)).url });
    await client.connect();
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '9999_future', now())`,
    );
    await client.end();
    first.child.kill('SIGTERM');
    await first.exited;
    expect(await refusal({ RUPOR_DATA_DIR: dir })).toMatch(/made by a newer Rupor \(it has 9999_future\)/);
  });

  it.each([
    ['no server', 'postgresql://u:p@127.0.0.1:1/x', 'does not answer at the address of DATABASE_URL'],
    ['not an address', 'mysql://nowhere', 'DATABASE_URL: must look like postgresql://'],
  ])('a wrong DATABASE_URL: %s', async (_name, url, sentence) => {
    const dir = await dataDir();
    expect(await refusal({ RUPOR_DATA_DIR: dir, DATABASE_URL: url })).toContain(sentence);
  });

  it('a wrong password and a missing database', async () => {
    const dir = await dataDir();
    const first = start({ RUPOR_DATA_DIR: dir });
    await first.origin();
    const { url } = await startEmbeddedPostgres(dir);
    const other = await dataDir();
    const wrongPassword = url.replace(/:[0-9a-f]+@/, ':wrong@');
    expect(await refusal({ RUPOR_DATA_DIR: other, DATABASE_URL: wrongPassword })).toContain(
      'refuses the user or password',
    );
    const missing = url.replace(/\/rupor$/, '/nowhere');
    expect(await refusal({ RUPOR_DATA_DIR: other, DATABASE_URL: missing })).toContain(
      'does not exist: create it',
    );
  });

  it.skipIf(!redisBinary)('a Redis that would lose jobs', async () => {
    const dir = await dataDir();
    const redis = await startRedis(redisBinary ?? '', ['--appendonly', 'no']);
    cleanups.push(() => redis.stop());
    expect(await refusal({ RUPOR_DATA_DIR: dir, REDIS_URL: redis.url })).toMatch(
      /^Redis at REDIS_URL forgets its jobs when it stops \(appendonly no\): set appendonly yes/,
    );
  });

  it('bad configuration, all problems at once', async () => {
    const dir = await dataDir();
    const output = await refusal({ RUPOR_DATA_DIR: dir, PORT: 'x', RUPOR_ROLE: 'boss', TRUST_PROXY: '99' });
    for (const name of ['PORT', 'RUPOR_ROLE', 'TRUST_PROXY']) expect(output).toContain(`${name}: `);
    expect(existsSync(dir)).toBe(false);
  });
});
