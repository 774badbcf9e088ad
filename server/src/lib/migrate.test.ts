import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { cloneDatabase } from '../../test/harness.ts';
import { migrate, migrationsDir } from './migrate.ts';

async function withMigration(name: string, sql: string): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'rupor-migrations-'));
  await cp(migrationsDir(), dir, { recursive: true });
  await mkdir(path.join(dir, name));
  await writeFile(path.join(dir, name, 'migration.sql'), sql);
  return dir;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('does nothing on a database that is up to date', async () => {
    expect(await migrate(await cloneDatabase())).toEqual([]);
  });

  it('brings an empty database up, once, however many start together', async () => {
    const name = `empty_${Date.now()}`;
    await query(inject('databaseUrl'), `CREATE DATABASE ${name}`);
    const url = inject('databaseUrl').replace(/\/rupor$/, `/${name}`);
    const results = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(results.map((applied) => applied.length > 0).sort()).toEqual([false, false, true]);
  });

  it('leaves nothing of a migration that fails, and the corrected one goes through', async () => {
    const url = await cloneDatabase();
    const broken = await withMigration(
      '9000_broken',
      'CREATE TABLE half (id int); SELECT no_such_function();',
    );
    await expect(migrate(url, broken)).rejects.toThrow(
      /could not be brought up to date by 9000_broken and is as it was/,
    );
    expect(await query(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    const mended = await withMigration('9000_broken', 'CREATE TABLE half (id int);');
    expect(await migrate(url, mended)).toEqual(['9000_broken']);
  });

  it('refuses a database of a newer version', async () => {
    const url = await cloneDatabase();
    await migrate(url, await withMigration('9001_future', 'SELECT 1;'));
    await expect(migrate(url)).rejects.toThrow(/newer Rupor \(it has 9001_future\)/);
  });
});

describe('guards of the database', () => {
  it('the audit log refuses change and deletion', async () => {
    const url = await cloneDatabase();
    await query(
      url,
      `INSERT INTO audit_entry (id, actor_kind, action) VALUES (gen_random_uuid(), 'system', 'test.made')`,
    );
    await expect(query(url, `UPDATE audit_entry SET action = 'other'`)).rejects.toThrow(/append-only/);
    await expect(query(url, 'DELETE FROM audit_entry')).rejects.toThrow(/append-only/);
  });
});
