// A receiver as the documentation asks for: checks the signature, takes each id once.
import { createHmac } from 'node:crypto';
import type { ConnectedChannel } from '../../src/networks/network.ts';
import { type FakeAnswer, type FakeRequest, HttpFake } from './http-fake.ts';

export const WEBHOOK_SECRET = 'секрет для приёмника';

export class WebhookFake extends HttpFake {
  readonly effects: { text: string; id: string }[] = [];
  readonly bodies: string[] = [];

  /** As `connect` leaves a channel: for whoever starts the fake without connecting. */
  get channel(): ConnectedChannel {
    const credentials = { address: `${this.url}/in`, secret: WEBHOOK_SECRET };
    return { remoteId: 'receiver', settings: {}, credentials };
  }

  protected answer({ headers, body }: FakeRequest): FakeAnswer {
    const id = String(headers['webhook-id']);
    const signed = `${id}.${headers['webhook-timestamp']}.${body.toString()}`;
    const expected = `v1,${createHmac('sha256', WEBHOOK_SECRET).update(signed).digest('base64')}`;
    if (headers['webhook-signature'] !== expected) return { status: 401, body: {} };
    const message = JSON.parse(body.toString()) as { type: string; data?: { text: string } };
    this.bodies.push(body.toString());
    if (message.type === 'post.published' && !this.effects.some((effect) => effect.id === id))
      this.effects.push({ id, text: message.data?.text ?? '' });
    return { status: 200, body: { url: 'https://union.example/news/1' } };
  }
}
