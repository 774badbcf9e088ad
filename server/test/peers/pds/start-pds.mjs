// Starts a PLC directory and a real PDS on free ports of 127.0.0.1, prints one line of JSON with the URL,
// and stops with its parent: stdin closing is the signal, so a killed test run leaves nothing behind.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

answerBuffers();
process.env.LOG_ENABLED = 'false';
const { Database, PlcServer } = await import('@did-plc/server');
const { PDS, envToCfg, envToSecrets, readEnv } = await import('@atproto/pds');

async function findFreePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const directory = await mkdtemp(join(tmpdir(), 'rupor-pds-'));
const plcPort = await findFreePort();
const plc = PlcServer.create({ db: Database.mock(), port: plcPort });
await plc.start();

const pdsPort = await findFreePort();
Object.assign(process.env, {
  PDS_DEV_MODE: 'true',
  PDS_HOSTNAME: 'localhost',
  PDS_PORT: String(pdsPort),
  PDS_DATA_DIRECTORY: directory,
  PDS_BLOBSTORE_DISK_LOCATION: join(directory, 'blobs'),
  PDS_DID_PLC_URL: `http://localhost:${plcPort}`,
  PDS_SERVICE_HANDLE_DOMAINS: '.test',
  PDS_JWT_SECRET: randomBytes(16).toString('hex'),
  PDS_ADMIN_PASSWORD: randomBytes(16).toString('hex'),
  PDS_PLC_ROTATION_KEY_K256_PRIVATE_KEY_HEX: randomBytes(32).toString('hex'),
  PDS_INVITE_REQUIRED: 'false',
  PDS_DISABLE_SSRF_PROTECTION: 'true',
});
const env = readEnv();
const pds = await PDS.create(envToCfg(env), envToSecrets(env));
await pds.start();
process.stdout.write(`${JSON.stringify({ url: `http://localhost:${pdsPort}` })}\n`);

process.stdin.resume();
process.stdin.once('end', async () => {
  await pds.destroy();
  await plc.destroy();
  await rm(directory, { recursive: true, force: true });
  process.exit(0);
});

/**
 * The SQLite of this server is libsql, which comes built; better-sqlite3 would be compiled for a minute on each machine
 * (`overrides` in package.json). It answers bytes as an ArrayBuffer where the PDS reads a Buffer.
 */
function answerBuffers() {
  const Sqlite = createRequire(import.meta.resolve('@atproto/pds'))('better-sqlite3');
  const database = new Sqlite(':memory:');
  const statement = Object.getPrototypeOf(database.prepare('SELECT 1'));
  database.close();
  const { all } = statement;
  statement.all = function (...values) {
    const rows = all.apply(this, values);
    for (const row of rows)
      for (const [name, value] of Object.entries(row))
        if (value instanceof ArrayBuffer) row[name] = Buffer.from(value);
    return rows;
  };
}
