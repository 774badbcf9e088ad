// Two data directories, made once: an empty Rupor and the demo. Each journey starts on a copy of one of them.
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/src/lib/embedded-postgres.ts';
import { makeDataDir, startServer } from '../../server/system/process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    emptyDir: string;
    demoDir: string;
  }
}

export default async function setup(project: TestProject) {
  const [empty, demo] = await Promise.all([prepare({}), prepare({ RUPOR_DEMO: '1' })]);
  project.provide('emptyDir', empty.dir);
  project.provide('demoDir', demo.dir);
  return async () => {
    await Promise.all([empty.remove(), demo.remove()]);
  };
}

async function prepare(env: Record<string, string>) {
  const place = await makeDataDir();
  const server = startServer({ RUPOR_DATA_DIR: place.dir, ...env });
  await server.origin();
  const database = new pg.Client({ connectionString: (await startEmbeddedPostgres(place.dir)).url });
  await database.connect();
  // Journeys lose nothing worth keeping when the machine dies.
  await database.query('ALTER SYSTEM SET fsync = off');
  await database.end();
  server.child.kill('SIGTERM');
  await server.exited;
  return place;
}
