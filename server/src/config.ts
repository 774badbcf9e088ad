// The only reader of process.env. All problems are told at once, each with what to do.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type CrashPlan, parseCrashPlan } from './jobs/crash-point.ts';

const SAMPLE_SECRETS = ['change-me', 'changeme', 'secret', 'sample', 'example', 'password'];

const Port = z.coerce.number('must be a number between 0 and 65535').int().min(0).max(65_535);
const optionalUrl = (protocols: string[], hint: string) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), hint)
    .optional();

const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  RUPOR_DATA_DIR: z.string().min(1).default('./data'),
  RUPOR_PUBLIC_URL: optionalUrl(['http:', 'https:'], 'must be an address like https://rupor.example.org'),
  RUPOR_ROLE: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').default('all'),
  RUPOR_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  RUPOR_ALLOW_PRIVATE_ADDRESSES: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  RUPOR_MAX_UPLOAD_MB: z.coerce
    .number('must be a number of megabytes between 1 and 1000')
    .int()
    .min(1)
    .max(1_000)
    .default(100),
  RUPOR_GEO_FILE: z.string().min(1).optional(),
  RUPOR_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  DATABASE_URL: optionalUrl(
    ['postgres:', 'postgresql:'],
    'must look like postgresql://user:password@host:5432/database',
  ),
  REDIS_URL: optionalUrl(['redis:', 'rediss:'], 'must look like redis://host:6379'),
  TRUST_PROXY: z.coerce
    .number('must be the number of proxies in front, 0 to 10')
    .int()
    .min(0)
    .max(10)
    .default(0),
  SMTP_URL: optionalUrl(['smtp:', 'smtps:'], 'must look like smtps://user:password@mail.example.org'),
  SMTP_FROM: z.string().min(3).optional(),
  S3_ENDPOINT: optionalUrl(['http:', 'https:'], 'must be the address of the S3 service'),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_BUCKET: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  RUPOR_SECRET: z.string().optional(),
  RUPOR_SECRETS_PREVIOUS: z.string().optional(),
});

const WITH_FILE_FORM = [
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'RUPOR_SECRET',
  'RUPOR_SECRETS_PREVIOUS',
];

/** Names of every variable the program reads; `.env.example` is checked against it. */
export const VARIABLES = [...Object.keys(Environment.shape), ...WITH_FILE_FORM.map((name) => `${name}_FILE`)];

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  publicUrl: string | null;
  role: 'all' | 'api' | 'worker';
  demo: boolean;
  /** Networks and links may lead to addresses of the own network: a Bot API server or a PDS beside Rupor. */
  allowPrivateAddresses: boolean;
  /** Largest film or document that may be sent, bytes. */
  maxUploadBytes: number;
  /** Database of addresses (.mmdb) for countries and regions of visits; null = not known. */
  geoFile: string | null;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** null = embedded PostgreSQL in the data directory. */
  databaseUrl: string | null;
  redisUrl: string | null;
  trustProxyHops: number;
  smtp: { url: string; from: string } | null;
  s3: {
    endpoint?: string;
    region: string;
    bucket: string;
    accessKeyId: string;
    secretAccessKey: string;
  } | null;
  /** Tests only: the named point at which this process kills itself. */
  crashAt: CrashPlan | null;
  /** Master secrets, the current one first; purposes derive their own keys. */
  secrets: [string, ...string[]];
}

export class ConfigError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Env = Record<string, string | undefined>;

/** Reads and checks the environment. Throws ConfigError with every problem, before anything is changed. */
export function readConfig(env: Env = process.env): Config {
  const problems: string[] = [];
  const values = withFiles(env, problems);
  const parsed = Environment.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}.`);
    throw new ConfigError(problems);
  }
  const value = parsed.data;
  const secrets = [value.RUPOR_SECRET, ...(value.RUPOR_SECRETS_PREVIOUS?.split(',') ?? [])].filter(
    (secret) => secret !== undefined,
  );
  for (const secret of secrets) checkSecret(secret, problems);
  const s3 = readS3(value, problems);
  if (value.SMTP_URL && !value.SMTP_FROM)
    problems.push('SMTP_FROM: set the sender, for example rupor@example.org, or remove SMTP_URL.');
  if (value.RUPOR_ROLE !== 'all' && !value.DATABASE_URL)
    problems.push('DATABASE_URL: separate api and worker processes share one PostgreSQL; set its address.');
  const crashAt = readCrashPoint(env, problems);
  if (problems.length > 0) throw new ConfigError(problems);

  const dataDir = path.resolve(value.RUPOR_DATA_DIR);
  const [first, ...rest] = secrets;
  return Object.freeze<Config>({
    port: value.PORT,
    host: value.HOST,
    dataDir,
    publicUrl: value.RUPOR_PUBLIC_URL?.replace(/\/$/, '') ?? null,
    role: value.RUPOR_ROLE,
    demo: value.RUPOR_DEMO === '1',
    allowPrivateAddresses: value.RUPOR_ALLOW_PRIVATE_ADDRESSES === '1',
    maxUploadBytes: value.RUPOR_MAX_UPLOAD_MB * 1024 * 1024,
    geoFile: value.RUPOR_GEO_FILE ? path.resolve(value.RUPOR_GEO_FILE) : null,
    logLevel: value.RUPOR_LOG,
    databaseUrl: value.DATABASE_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    trustProxyHops: value.TRUST_PROXY,
    smtp: value.SMTP_URL && value.SMTP_FROM ? { url: value.SMTP_URL, from: value.SMTP_FROM } : null,
    s3,
    crashAt,
    secrets: first ? [first, ...rest] : [readOrMakeSecret(dataDir)],
  });
}

/** RUPOR_TEST_CRASH_AT is no setting: the crash tests set it together with NODE_ENV=test, anything else refuses it. */
function readCrashPoint(env: Env, problems: string[]): CrashPlan | null {
  if (!env.RUPOR_TEST_CRASH_AT) return null;
  const plan = parseCrashPlan(env.RUPOR_TEST_CRASH_AT);
  if (env.NODE_ENV === 'test' && plan) return plan;
  problems.push('RUPOR_TEST_CRASH_AT: only the crash tests of Rupor may set this; remove it.');
  return null;
}

function withFiles(env: Env, problems: string[]): Env {
  const values: Env = {};
  for (const name of Object.keys(Environment.shape)) if (env[name]) values[name] = env[name];
  for (const name of WITH_FILE_FORM) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (values[name]) problems.push(`${name}: is set twice, as ${name} and as ${name}_FILE; keep one.`);
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      problems.push(`${name}_FILE: the file cannot be read (${code}); correct the path or its permissions.`);
    }
  }
  return values;
}

function checkSecret(secret: string, problems: string[]): void {
  if (secret.length < 32)
    problems.push('RUPOR_SECRET: shorter than 32 characters; make one with: openssl rand -base64 48.');
  else if (SAMPLE_SECRETS.some((sample) => secret.toLowerCase().includes(sample)) || /^(.)\1+$/.test(secret))
    problems.push('RUPOR_SECRET: looks like a sample; make one with: openssl rand -base64 48.');
}

function readS3(value: z.infer<typeof Environment>, problems: string[]): Config['s3'] {
  const parts = [value.S3_BUCKET, value.S3_ACCESS_KEY_ID, value.S3_SECRET_ACCESS_KEY];
  if (parts.every((part) => part === undefined)) return null;
  const [bucket, accessKeyId, secretAccessKey] = parts;
  if (!bucket || !accessKeyId || !secretAccessKey) {
    problems.push('S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: set all three or none.');
    return null;
  }
  return { endpoint: value.S3_ENDPOINT, region: value.S3_REGION, bucket, accessKeyId, secretAccessKey };
}

/** First start: 48 random bytes in a 0600 file, made whole or not at all. Its content is never printed. */
function readOrMakeSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    if (!existsSync(file)) {
      writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
      if (existsSync(file)) rmSync(draft);
      else renameSync(draft, file);
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const sentence =
      code === 'ENOSPC'
        ? `the disk with ${dataDir} is full; free some space`
        : `${dataDir} cannot be written (${code}); choose a directory this user may write to`;
    throw new ConfigError([`RUPOR_DATA_DIR: ${sentence}.`]);
  }
}
