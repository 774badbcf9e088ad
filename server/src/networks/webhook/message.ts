// A message as the Standard Webhooks specification wants it (github.com/standard-webhooks, spec 1.0): three headers,
// HMAC-SHA256 over id, time and body. The body is the same on every repeat; only time and signature are of the sending.
import { createHmac } from 'node:crypto';

export interface WebhookMessage {
  /** Same message, same id: the receiver keeps it to take each one once. */
  id: string;
  body: string;
}

/** Headers of one sending. `secret`: any text; with the prefix whsec_ the rest is base64. `at`: time of the sending. */
export function signMessage({ id, body }: WebhookMessage, secret: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
