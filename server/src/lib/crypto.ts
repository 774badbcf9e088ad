// Keys are derived per purpose from the master secrets; ciphertexts are bound to their row by associated data.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

export interface Sealer {
  /** v1.<keyId>.<nonce>.<ciphertext>.<tag>; `bind` names table, row, column and tenant. */
  seal(plain: string, bind: string): string;
  /** Throws when the text was changed, moved to another row or sealed with an unknown key. */
  open(sealed: string, bind: string): string;
  /** True when `sealed` was made with an older key and should be sealed again. */
  isStale(sealed: string): boolean;
}

/** AES-256-GCM with a 12-byte random nonce. The first secret seals, all of them open. */
export function createSealer(secrets: readonly string[], purpose: string): Sealer {
  const keys = secrets.map((secret) => {
    const key = Buffer.from(hkdfSync('sha256', secret, 'rupor', purpose, 32));
    return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
  });
  const [current] = keys;
  if (!current) throw new Error('createSealer needs at least one secret');
  return {
    seal(plain, bind) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce);
      cipher.setAAD(Buffer.from(bind));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const parts = [nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'));
      return ['v1', current.id, ...parts].join('.');
    },
    open(sealed, bind) {
      const [version, keyId, nonce, body, tag] = sealed.split('.');
      const known = keys.find((candidate) => candidate.id === keyId);
      if (version !== 'v1' || !known || !nonce || body === undefined || !tag)
        throw new Error('sealed value has an unknown form or key');
      const tagBytes = Buffer.from(tag, 'base64url');
      if (tagBytes.length !== 16) throw new Error('sealed value has a wrong tag');
      const decipher = createDecipheriv('aes-256-gcm', known.key, Buffer.from(nonce, 'base64url'));
      decipher.setAAD(Buffer.from(bind));
      decipher.setAuthTag(tagBytes);
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
    isStale: (sealed) => sealed.split('.')[1] !== current.id,
  };
}

/** A key for one purpose, hex; for libraries that want a secret of their own. */
export function deriveSecret(secret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, 'rupor', purpose, 32)).toString('hex');
}

/** 256 random bits for links and keys, and the hash that is stored in their place. */
export function createToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
