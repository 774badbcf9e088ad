// Brings the database to this version, once, whoever starts first; never backwards, never half.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { StartupError } from './errors.ts';

const LOCK = 7_270_001;

interface Migration {
  name: string;
  sql: string;
}

/** prisma/migrations, from the source tree or from the built server. */
export function migrationsDir(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const up of ['../../..', '../..', '..']) {
    const dir = path.resolve(here, up, 'prisma/migrations');
    if (existsSync(dir)) return dir;
  }
  throw new StartupError('prisma/migrations is missing: take the whole project, not a part of it.');
}

/** Answers with the names of the migrations it applied. Throws StartupError and changes nothing otherwise. */
export async function migrate(url: string, dir = migrationsDir()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new StartupError(`${wrongUrl(error)}`, { cause: error });
  }
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await checkServer(client);
    const wanted = await readMigrations(dir);
    const done = await appliedMigrations(client);
    const newer = done.filter((name) => !wanted.some((migration) => migration.name === name));
    if (newer.length > 0)
      throw new StartupError(
        `This database was made by a newer Rupor (it has ${newer.at(-1)}): start that version or a later one.`,
      );
    const pending = wanted.filter((migration) => !done.includes(migration.name));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One transaction a migration, so a failed one leaves nothing. The table is Prisma's own: its CLI stays usable. */
async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const checksum = createHash('sha256').update(sql).digest('hex');
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new StartupError(
      `The database could not be brought up to date by ${name} and is as it was (${(error as Error).message}): keep the old version running and report this text.`,
      { cause: error },
    );
  }
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
    logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`);
  const { rows } = await client.query(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  );
  return rows.map((row: { migration_name: string }) => row.migration_name);
}

async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(path.join(dir, name, 'migration.sql'), 'utf8') })),
  );
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SHOW server_version_num');
  if (Number(rows[0]?.server_version_num) < 150_000)
    throw new StartupError('DATABASE_URL leads to a PostgreSQL older than 15: use 15 or newer.');
}

function wrongUrl(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === '28P01' || code === '28000')
    return 'PostgreSQL refuses the user or password of DATABASE_URL: correct them.';
  if (code === '3D000')
    return 'The database named in DATABASE_URL does not exist: create it or correct the name.';
  return `PostgreSQL does not answer at the address of DATABASE_URL (${code ?? 'no answer'}): start it or correct the address.`;
}
