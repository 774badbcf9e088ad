import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  FAKE_NETWORKS,
  type FakeNetworkId,
  type RunningFake,
  startFake,
} from '../../test/fakes/every-network.ts';
import { runProbe, variableOf } from './run.ts';
import { hideSecrets, shapeOf } from './shape.ts';

const docs = readFileSync(path.join(import.meta.dirname, '../../../docs/networks.md'), 'utf8').replace(
  /\s+/g,
  ' ',
);

/** Fields of the connect form, by what the fake's channel holds. */
const FIELDS: Record<FakeNetworkId, (fake: RunningFake) => Record<string, string>> = {
  telegram: (fake) => {
    const { settings, credentials } = fake.channel();
    return { token: credentials.token ?? '', chat: String(settings.chatId), apiRoot: fake.url };
  },
  bluesky: (fake) => ({ identifier: 'profkom.test', appPassword: 'abcd-efgh-ijkl-mnop', service: fake.url }),
  mastodon: (fake) => ({ server: fake.url, token: fake.channel().credentials.accessToken ?? '' }),
  max: (fake) => {
    const { credentials, remoteId } = fake.channel();
    return { token: credentials.token ?? '', chat: remoteId, apiRoot: fake.url };
  },
  vk: (fake) => ({ ...fake.channel().credentials, apiRoot: fake.url }),
  ok: (fake) => {
    const { credentials, settings, remoteId } = fake.channel();
    const applicationKey = String(settings.applicationKey);
    return { ...credentials, group: remoteId, applicationKey, apiRoot: fake.url };
  },
  wordpress: (fake) => ({ site: fake.url, username: 'profkom', appPassword: 'abcdefghijkl' }),
  webhook: (fake) => {
    const { address = '', secret = '' } = fake.channel().credentials;
    return { name: 'Сайт', address, secret };
  },
};

describe.each(FAKE_NETWORKS)('probe of %s', (id) => {
  let fake: RunningFake;
  beforeEach(async () => {
    fake = await startFake(id);
  });
  afterEach(() => fake.stop());

  async function probe(...flags: string[]) {
    const fields = FIELDS[id](fake);
    const env: Record<string, string> = { RUPOR_ALLOW_PRIVATE_ADDRESSES: '1' };
    for (const [name, value] of Object.entries(fields)) env[variableOf(id, name)] = value;
    const lines: string[] = [];
    const code = await runProbe([id, ...flags], {
      env,
      write: (line) => lines.push(line),
      ask: async () => '',
    });
    return { code, output: lines.join('\n'), credentials: Object.values(fake.channel().credentials) };
  }

  it('only reads, says what it learned, and leaks no key', async () => {
    const { code, output, credentials } = await probe();
    expect(code, output).toBe(0);
    expect(output).toContain('Only reading');
    expect(output).toContain('Check: works');
    for (const secret of credentials) expect(output).not.toContain(secret);
    expect(fake.effects()).toEqual([]);
  });

  it('with --post leaves nothing behind and names lines that stand in the documentation', async () => {
    const { code, output, credentials } = await probe('--post');
    expect(code, output).toBe(0);
    expect(output).toContain(': published.');
    expect(output).toMatch(/The test posts are removed|remove the test post yourself/);
    const lines = [...output.matchAll(/^ {2}(?:CONFIRMED|REFUTED|NOT SETTLED): «(.+)»$/gm)].map(
      ([, line]) => line,
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(docs).toContain(line);
    for (const secret of credentials) expect(output).not.toContain(secret);
    if (output.includes('are removed')) expect(leftOver()).toEqual([]);
  });

  /** The fake site keeps what lies in its bin, the receiver what it was once told. */
  const leftOver = () => (id === 'wordpress' || id === 'webhook' ? [] : fake.effects());
});

describe('what is printed', () => {
  it('shows names and kinds, never values or ids', () => {
    const answer = { id: 77, '123456': { likes: '12' }, name: 'Анна', list: [{ a: null }], none: [] };
    expect(shapeOf(answer)).toBe(
      '{ <id>: { likes: digits }, id: number, name: text, list: list(1) of { a: null }, none: list(0) }',
    );
    expect(shapeOf({ deep: { deeper: {} } }, 1)).toBe('{ deep: object }');
    expect(hideSecrets('https://x.example/bot123:abc/getMe abc', ['123:abc'])).toBe(
      'https://x.example/bot•••/getMe abc',
    );
  });

  it('an unknown network, and keys that do not fit, end with 1 and say why', async () => {
    const lines: string[] = [];
    const io = { env: {}, write: (line: string) => lines.push(line), ask: async () => '' };
    expect(await runProbe(['facebook'], io)).toBe(1);
    expect(lines.join()).toContain('npm run probe -- NETWORK');
    expect(await runProbe(['vk'], { ...io, env: { RUPOR_PROBE_VK_API_ROOT: 'http://127.0.0.1:2' } })).toBe(1);
    expect(lines.join()).toContain('Could not connect');
  });

  it('an environment variable is named after network and field', () => {
    expect(variableOf('vk', 'communityKey')).toBe('RUPOR_PROBE_VK_COMMUNITY_KEY');
  });
});
