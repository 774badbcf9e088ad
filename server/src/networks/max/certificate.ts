// The root certificate of a channel. The server of MAX is signed by a root that most systems do not know (Минцифры):
// it is trusted for this channel only, and checks are never switched off.
import { X509Certificate } from 'node:crypto';

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** PEM with its line breaks, which a field of one line swallows; '' for nothing typed, null when it is no certificate. */
export function readCertificates(typed: string): string | null {
  if (typed.trim() === '') return '';
  const blocks = [...typed.matchAll(BLOCK)].map(([, base64 = '']) => {
    const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  });
  return blocks.length > 0 && blocks.every(isCertificate) ? blocks.join('') : null;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}

const UNTRUSTED =
  /^(UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;

/** The other side showed a certificate that leads to no known root. */
export function isUntrusted(error: unknown): boolean {
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if ('code' in cause && UNTRUSTED.test(String(cause.code))) return true;
    cause = cause.cause;
  }
  return false;
}
