// npm run migration -- NAME: writes prisma/migrations/<n>_<name>/migration.sql, the difference between the schema of
// the last migration (kept beside it as applied.prisma) and prisma/schema. Needs no network; a short-lived embedded
// PostgreSQL serves the engine.
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts';
import { diffSchemas, type SchemaFile } from './lib/schema-engine.ts';

const root = path.resolve(import.meta.dirname, '../..');
const migrations = path.join(root, 'prisma/migrations');
const applied = path.join(migrations, 'applied.prisma');

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
  console.error('Name the migration in small letters: npm run migration -- add_post_tags');
  process.exit(1);
}
const current = await readSchema();
const before: SchemaFile[] | null = existsSync(applied)
  ? [{ path: 'schema.prisma', content: await readFile(applied, 'utf8') }]
  : null;
const sql = await withDatabase((url) => diffSchemas({ url, from: before, to: current }));
if (sql.includes('This is an empty migration')) {
  console.log('The schema is as the last migration left it: nothing to write.');
  process.exit(0);
}
const last = (await readdir(migrations, { withFileTypes: true })).filter((entry) =>
  entry.isDirectory(),
).length;
const folder = path.join(migrations, `${String(last + 1).padStart(4, '0')}_${name}`);
await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, 'migration.sql'), sql);
await writeFile(applied, current.map((file) => file.content).join('\n'));
console.log(`Written: ${path.relative(root, folder)}/migration.sql. Read it, and mind what it drops.`);

async function readSchema(): Promise<SchemaFile[]> {
  const dir = path.join(root, 'prisma/schema');
  const names = (await readdir(dir)).filter((file) => file.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (file) => ({ path: file, content: await readFile(path.join(dir, file), 'utf8') })),
  );
}

async function withDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'rupor-migration-'));
  await chmod(dir, 0o755);
  const postgres = await startEmbeddedPostgres(dir);
  try {
    return await use(postgres.url);
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
