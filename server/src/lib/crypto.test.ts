import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer, createToken, hashToken } from './crypto.ts';

const OLD = 'old-k3R9vQ2mXc7Lw1ZpT5yB8nJ4hG6fD0sA';
const NEW = 'new-k3R9vQ2mXc7Lw1ZpT5yB8nJ4hG6fD0sA';

describe('createSealer', () => {
  it('opens what it sealed, whatever the text', () => {
    const sealer = createSealer([NEW], 'rows');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, bind) => {
        expect(sealer.open(sealer.seal(plain, bind), bind)).toBe(plain);
      }),
    );
  });

  it('refuses a ciphertext moved to another row', () => {
    const sealer = createSealer([NEW], 'rows');
    const sealed = sealer.seal('token', 'channel|1');
    expect(() => sealer.open(sealed, 'channel|2')).toThrow();
  });

  it('refuses every changed character', () => {
    const sealer = createSealer([NEW], 'rows');
    const sealed = sealer.seal('token of a channel', 'channel|1');
    for (let index = 0; index < sealed.length; index += 1) {
      const swapped = sealed[index] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, index) + swapped + sealed.slice(index + 1);
      // The last character of a base64url group can carry unused bits: then nothing has changed.
      if (decode(changed) === decode(sealed)) continue;
      expect(() => sealer.open(changed, 'channel|1'), `character ${index}`).toThrow();
    }
  });

  it('reads the old key and writes the new one after a rotation', () => {
    const before = createSealer([OLD], 'rows');
    const after = createSealer([NEW, OLD], 'rows');
    const sealed = before.seal('token', 'row');
    expect(after.open(sealed, 'row')).toBe('token');
    expect(after.isStale(sealed)).toBe(true);
    expect(after.isStale(after.seal('token', 'row'))).toBe(false);
    expect(() => createSealer([NEW], 'rows').open(sealed, 'row')).toThrow();
  });

  it('keeps purposes apart', () => {
    const sealed = createSealer([NEW], 'rows').seal('token', 'row');
    expect(() => createSealer([NEW], 'backups').open(sealed, 'row')).toThrow();
  });
});

describe('createToken', () => {
  it('gives 256 bits and the hash that stands for them', () => {
    const { token, hash } = createToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(hashToken(token)).toBe(hash);
    expect(createToken().token).not.toBe(token);
  });
});

function decode(sealed: string): string {
  const [version, key, ...parts] = sealed.split('.');
  return [version, key, ...parts.map((part) => Buffer.from(part, 'base64url').toString('hex'))].join('.');
}
