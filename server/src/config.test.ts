import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, VARIABLES } from './config.ts';

const SECRET = 'k3R9vQ2mXc7Lw1ZpT5yB8nJ4hG6fD0sA';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig({ RUPOR_DATA_DIR: freshDir(), ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function freshDir(): string {
  return mkdtempSync(path.join(tmpdir(), 'rupor-config-'));
}

describe('readConfig', () => {
  it('needs nothing', () => {
    const config = readConfig({ RUPOR_DATA_DIR: freshDir() });
    expect(config).toMatchObject({
      port: 3000,
      role: 'all',
      databaseUrl: null,
      redisUrl: null,
      smtp: null,
      s3: null,
    });
  });

  it('makes a secret once, in a file that only its owner reads', () => {
    const dir = freshDir();
    const [secret] = readConfig({ RUPOR_DATA_DIR: dir }).secrets;
    expect(secret.length).toBeGreaterThanOrEqual(48);
    expect(statSync(path.join(dir, 'secret')).mode & 0o777).toBe(0o600);
    expect(readConfig({ RUPOR_DATA_DIR: dir }).secrets).toEqual([secret]);
  });

  it('reads a value from a file and refuses both forms at once', () => {
    const file = path.join(freshDir(), 'secret');
    writeFileSync(file, `${SECRET}\n`);
    chmodSync(file, 0o600);
    expect(readConfig({ RUPOR_DATA_DIR: freshDir(), RUPOR_SECRET_FILE: file }).secrets).toEqual([SECRET]);
    expect(problemsOf({ RUPOR_SECRET_FILE: file, RUPOR_SECRET: SECRET })[0]).toContain('keep one');
    expect(problemsOf({ RUPOR_SECRET_FILE: '/nowhere/at/all' })[0]).toContain('cannot be read (ENOENT)');
  });

  it('keeps earlier secrets after the current one', () => {
    const config = readConfig({
      RUPOR_DATA_DIR: freshDir(),
      RUPOR_SECRET: SECRET,
      RUPOR_SECRETS_PREVIOUS: `old${SECRET}`,
    });
    expect(config.secrets).toEqual([SECRET, `old${SECRET}`]);
  });

  it.each([
    ['short', 'abc', 'shorter than 32'],
    ['a sample', 'change-me-change-me-change-me-change-me', 'looks like a sample'],
    ['one letter', 'a'.repeat(40), 'looks like a sample'],
  ])('refuses a secret that is %s', (_name, secret, sentence) => {
    expect(problemsOf({ RUPOR_SECRET: secret }).join()).toContain(sentence);
  });

  it('tells all problems at once', () => {
    const problems = problemsOf({
      PORT: '70000',
      RUPOR_ROLE: 'x',
      REDIS_URL: 'http://x',
      TRUST_PROXY: 'true',
    });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'PORT',
      'REDIS_URL',
      'RUPOR_ROLE',
      'TRUST_PROXY',
    ]);
  });

  it('checks settings that belong together', () => {
    expect(problemsOf({ RUPOR_ROLE: 'worker' })[0]).toContain('DATABASE_URL');
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.org' })[0]).toContain('SMTP_FROM');
    expect(problemsOf({ S3_BUCKET: 'rupor' })[0]).toContain('set all three or none');
  });
});

describe('.env.example and README', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const hidden = ['RUPOR_TEST_CRASH_AT'];

  it('the example names every variable and no other', () => {
    const example = readFileSync(path.join(root, '.env.example'), 'utf8');
    const named = [...example.matchAll(/^#?([A-Z0-9_]+)=/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(VARIABLES.filter((name) => !hidden.includes(name)).sort());
  });

  it('the table of the README names every variable', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const bases = VARIABLES.filter((name) => !name.endsWith('_FILE') && !hidden.includes(name));
    expect(bases.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
