// One PostgreSQL for the whole run, one migrated template in it; every test file clones the template.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts';
import { migrate } from '../src/lib/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

export default async function setup(project: TestProject) {
  const dir = await mkdtemp(path.join(tmpdir(), 'rupor-test-'));
  await chmod(dir, 0o755);
  const postgres = await startEmbeddedPostgres(dir);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  // Tests lose nothing worth keeping when the machine dies.
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await admin.query(`ALTER SYSTEM SET ${name} = off`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.query('CREATE DATABASE template_rupor');
  await admin.end();
  await migrate(postgres.url.replace(/\/rupor$/, '/template_rupor'));
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
