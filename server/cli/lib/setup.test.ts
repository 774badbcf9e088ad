import { describe, expect, it } from 'vitest';
import { checkNode, SetupError } from './setup.mjs';

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
