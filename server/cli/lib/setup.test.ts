import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNode, listConfigs, SetupError } from './setup.mjs';

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('takes %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['16.20.0', '18.19.0', '20.18.3', '21.7.0', '22.11.0', '23.5.0'])(
    'refuses %s with what to install',
    (version) => {
      expect(() => checkNode(version)).toThrow(SetupError);
      expect(() => checkNode(version)).toThrow(/install Node 20.19 or newer/);
    },
  );
});

it('a client is built anew when a plugin of its build changes', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const config = readFileSync(path.join(root, 'client/vite.config.ts'), 'utf8');
  const own = [...config.matchAll(/from '\.\/([\w.-]+\.ts)'/g)].map(([, name]) => `client/${name}`);
  expect(own.length).toBeGreaterThan(0);
  expect(listConfigs('client')).toEqual(expect.arrayContaining(['client/vite.config.ts', ...own]));
});
