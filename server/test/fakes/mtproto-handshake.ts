// The making of an auth key from the server's side: core.telegram.org/mtproto/auth_key. Refuses whatever does not fit.
import { createDiffieHellman, randomBytes } from 'node:crypto';
import { Long, type mtp } from '@mtcute/core';
import { __tlReaderMap, __tlWriterMap, TlBinaryReader, TlBinaryWriter } from '@mtcute/core/utils.js';
import { FINGERPRINT, ige, openHidden, plainPacket, sha1, xor } from './mtproto-keys.ts';

/** Takes the client's next step; the last one brings the key of 256 bytes. */
export type Handshake = (body: Buffer) => { answer: Buffer; key: Buffer | null };

/** 65521 · 65537: Telegram's own are 32 bits each, which costs the client a second of work. */
const PQ = Buffer.from((65_521n * 65_537n).toString(16).padStart(16, '0'), 'hex');
const PRIME = Buffer.from(
  'C71CAEB9C6B1C9048E6C522F70F13F73980D40238E3E21C14934D037563D930F48198A0AA7C14058229493D22530F4DBFA336F6E0AC925139543AED44CCE7C3720FD51F69458705AC68CD4FE6B6B13ABDC9746512969328454F18FAF8C595F642477FE96BB2A941D5BCD1D4AC8CC49880708FA9B378E3C4F3A9060BEE67CF9A4A4A695811051907E162753B56B0F6B410DBA74D8A84B2A14B3144E0EF1284754FD17ED950D5965B4B9DD46582DB1178D169C6BC465B0D6FF9CA3928FEF5B9AE4E418FC15E83EBEA0F87FA9FF5EED70050DED2849F47BF959D956850CE929851F0D8115F635B105EE2E4E15D04B2454BF6F4FADF034B10403119CD8E3B92FCC5B',
  'hex',
);
const G = 3;

export function startHandshake(): Handshake {
  const serverNonce = randomBytes(16);
  const secret = createDiffieHellman(PRIME, G);
  secret.generateKeys();
  let nonce = Buffer.alloc(16);
  let newNonce = Buffer.alloc(32);
  return (body) => {
    const step = TlBinaryReader.deserializeObject<mtp.TlObject>(__tlReaderMap, body);
    switch (step._) {
      case 'mt_req_pq_multi': {
        nonce = Buffer.from(step.nonce);
        const serverPublicKeyFingerprints = [Long.fromString(FINGERPRINT, true, 16)];
        return say({ _: 'mt_resPQ', nonce, serverNonce, pq: PQ, serverPublicKeyFingerprints });
      }
      case 'mt_req_DH_params': {
        const inner = read<mtp.RawMt_p_q_inner_data_dc>(openHidden(step.encryptedData));
        check(inner.nonce, nonce, 'nonce');
        check(inner.serverNonce, serverNonce, 'server nonce');
        newNonce = Buffer.from(inner.newNonce);
        const { key, iv } = temporary(serverNonce, newNonce);
        const told = write({
          _: 'mt_server_DH_inner_data',
          nonce,
          serverNonce,
          g: G,
          dhPrime: PRIME,
          gA: secret.getPublicKey(),
          serverTime: Math.floor(Date.now() / 1000),
        });
        const encryptedAnswer = ige('encrypt', pad(Buffer.concat([sha1(told), told])), key, iv);
        return say({ _: 'mt_server_DH_params_ok', nonce, serverNonce, encryptedAnswer });
      }
      case 'mt_set_client_DH_params': {
        const { key, iv } = temporary(serverNonce, newNonce);
        const opened = ige('decrypt', step.encryptedData, key, iv).subarray(20);
        const inner = read<mtp.RawMt_client_DH_inner_data>(opened);
        check(inner.nonce, nonce, 'nonce');
        const shared = secret.computeSecret(inner.gB);
        const authKey = Buffer.concat([Buffer.alloc(256 - shared.length), shared]);
        const proof = sha1(newNonce, Buffer.from([1]), sha1(authKey).subarray(0, 8));
        const { answer } = say({ _: 'mt_dh_gen_ok', nonce, serverNonce, newNonceHash1: proof.subarray(4) });
        return { answer, key: authKey };
      }
      default:
        throw new Error(`unexpected step ${step._}`);
    }
  };
}

function say(answer: mtp.TlObject): { answer: Buffer; key: null } {
  return { answer: plainPacket(write(answer)), key: null };
}

function write(object: mtp.TlObject): Buffer {
  return Buffer.from(TlBinaryWriter.serializeObject(__tlWriterMap, object));
}

function read<T>(data: Uint8Array): T {
  return TlBinaryReader.deserializeObject<T>(__tlReaderMap, data);
}

/** Key and vector of the second half of the handshake. */
function temporary(serverNonce: Buffer, newNonce: Buffer): { key: Buffer; iv: Buffer } {
  const [a, b, c] = [sha1(newNonce, serverNonce), sha1(serverNonce, newNonce), sha1(newNonce, newNonce)];
  return {
    key: Buffer.concat([a, b.subarray(0, 12)]),
    iv: Buffer.concat([b.subarray(12, 20), c, newNonce.subarray(0, 4)]),
  };
}

function pad(data: Buffer): Buffer {
  return Buffer.concat([data, randomBytes((16 - (data.length % 16)) % 16)]);
}

function check(given: Uint8Array, expected: Uint8Array, what: string): void {
  if (xor(given, expected).some((byte) => byte !== 0)) throw new Error(`the ${what} does not fit`);
}
