// A stateful Mastodon server on a free port. It counts effects (statuses that really appeared), keeps idempotency keys,
// works on films for a while, refuses what Mastodon refuses. Every request and answer is checked by the schema.
import { createHash } from 'node:crypto';
import type { ConnectedChannel } from '../../src/networks/network.ts';
import { type FakeAnswer, type FakeRequest, HttpFake, readForm } from './http-fake.ts';
import {
  ACCOUNT_ID,
  type FakeStatus,
  type InstanceOptions,
  presentAccount,
  presentCredentials,
  presentInstance,
  presentInstanceV1,
  presentStatus,
  STATUS_FIELDS,
} from './mastodon-shapes.ts';
import { loadOpenApi, type OpenApiSchema } from './openapi-schema.ts';

export const MASTODON_SCHEMA = 'mastodon-openapi.json';
const FINE = ['write:statuses', 'write:media'];
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

interface FakeMedia {
  id: string;
  type: 'image' | 'video';
  description: string | null;
  bytes: number;
  /** Looks left until it is ready. */
  looks: number;
}

export class MastodonFake extends HttpFake {
  readonly token = 'ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0';
  readonly effects: FakeStatus[] = [];
  readonly media: FakeMedia[] = [];
  readonly schema: OpenApiSchema | null = loadOpenApi(MASTODON_SCHEMA);
  readonly options: InstanceOptions;
  /** How often a film answers that it is still worked on. */
  filmLooks = 2;
  followers = 128;
  private readonly apps: { id: string; secret: string; scopes: string }[] = [];
  private readonly codes = new Map<string, { clientId: string; challenge: string | null }>();
  private readonly keys = new Map<string, string>();
  private nextId = 1000;

  constructor(options: Partial<InstanceOptions> = {}) {
    super();
    this.options = {
      version: '4.4.1',
      maxCharacters: 500,
      maxMedia: 4,
      granularScopes: true,
      v2: true,
      descriptionLimit: 1500,
      ...options,
    };
  }

  /** As `connect` leaves a channel of this server: for whoever starts the fake without connecting. */
  get channel(): ConnectedChannel {
    const base = this.url;
    return {
      remoteId: `${ACCOUNT_ID}@${new URL(base).host}`,
      settings: { base, accountId: ACCOUNT_ID },
      credentials: { accessToken: this.token },
    };
  }

  /** The person opens the link, signs in and is shown a code; null when the page would refuse. */
  authorize(link: string): string | null {
    const query = new URL(link).searchParams;
    const app = this.apps.find(({ id }) => id === query.get('client_id'));
    if (!app || query.get('scope') !== app.scopes || query.get('response_type') !== 'code') return null;
    const code = `code-${this.codes.size + 1}`;
    this.codes.set(code, { clientId: app.id, challenge: query.get('code_challenge') });
    return code;
  }

  /** An hour later. */
  forgetKeys(): void {
    this.keys.clear();
  }

  /** A status that was there before; not an effect of a request. */
  addStatus(text: string, createdAt: Date, request: Record<string, unknown> = {}): FakeStatus {
    this.nextId += 1;
    const status = {
      id: String(this.nextId),
      text,
      createdAt,
      request,
      replies: 4,
      reblogs: 2,
      favourites: 9,
    };
    this.effects.push(status);
    return status;
  }

  protected async answer(request: FakeRequest): Promise<FakeAnswer> {
    const answer = await this.route(request);
    if (answer.status >= 400 && answer.status !== 404) this.check('Error', answer.body);
    return answer;
  }

  private async route(request: FakeRequest): Promise<FakeAnswer> {
    const { method, path, headers } = request;
    const call = `${method} ${path}`;
    if (call === 'GET /api/v2/instance' && this.options.v2)
      return this.ok('Instance', presentInstance(this.url, this.options));
    if (call === 'GET /api/v1/instance')
      return this.ok('V1Instance', presentInstanceV1(this.url, this.options));
    if (call === 'POST /api/v1/apps') return this.createApp(request);
    if (call === 'POST /oauth/token') return this.exchange(request);
    if (!path.startsWith('/api/') || path === '/api/v2/instance') return refuse(404, 'Not Found');
    if (headers.authorization !== `Bearer ${this.token}`) return refuse(401, 'The access token is invalid');
    return this.routeOwn(request);
  }

  private async routeOwn(request: FakeRequest): Promise<FakeAnswer> {
    const { method, path, query } = request;
    const account = presentAccount(this.url, this.followers);
    if (path === '/api/v1/accounts/verify_credentials')
      return this.ok('CredentialAccount', presentCredentials(account));
    if (path === `/api/v1/accounts/${ACCOUNT_ID}`) return this.ok('Account', account);
    if (path === `/api/v1/accounts/${ACCOUNT_ID}/statuses`) return this.list(query);
    if (method === 'POST' && path === '/api/v2/media') return this.upload(request);
    if (method === 'POST' && path === '/api/v1/statuses') return this.publish(request);
    const mediaId = /^\/api\/v1\/media\/(\w+)$/.exec(path)?.[1];
    if (mediaId) return this.lookAtMedia(mediaId);
    const index = this.effects.findIndex(({ id }) => path === `/api/v1/statuses/${id}`);
    const status = this.effects[index];
    if (!status) return refuse(404, 'Record not found');
    if (method === 'DELETE') this.effects.splice(index, 1);
    return this.ok('Status', this.present(status));
  }

  private createApp({ body }: FakeRequest): FakeAnswer {
    const given = JSON.parse(body.toString()) as Record<string, unknown>;
    const isModern = this.options.granularScopes;
    // The published schema is of 4.7; servers before 4.3 take one address as a plain string only.
    if (isModern) this.checkRequest('/paths/~1api~1v1~1apps/post', 'application~1json', given);
    const address = given.redirect_uris;
    const scopes = String(given.scopes ?? 'read').split(' ');
    if (Array.isArray(address) !== isModern) return refuse(422, 'Validation failed: Redirect URI is invalid');
    if (!isModern && scopes.some((scope) => FINE.includes(scope)))
      return refuse(422, "Validation failed: Scopes doesn't match configured on the server.");
    const app = { id: `app-${this.apps.length + 1}`, secret: 'app-secret', scopes: scopes.join(' ') };
    this.apps.push(app);
    return this.ok('CredentialApplication', {
      id: '1',
      name: given.client_name,
      website: null,
      scopes,
      redirect_uri: [address].flat().join('\n'),
      redirect_uris: [address].flat(),
      client_id: app.id,
      client_secret: app.secret,
      client_secret_expires_at: 0,
      vapid_key: 'v',
    });
  }

  private exchange({ body }: FakeRequest): FakeAnswer {
    const given = Object.fromEntries(new URLSearchParams(body.toString()));
    this.checkRequest('/paths/~1oauth~1token/post', 'application~1json', given);
    const app = this.apps.find(({ id, secret }) => id === given.client_id && secret === given.client_secret);
    if (!app) return refuse(401, 'invalid_client');
    const code = this.codes.get(given.code ?? '');
    if (code?.clientId !== app.id || given.redirect_uri !== 'urn:ietf:wg:oauth:2.0:oob')
      return refuse(400, 'invalid_grant');
    const challenge = createHash('sha256')
      .update(given.code_verifier ?? '')
      .digest('base64url');
    if (code.challenge !== null && challenge !== code.challenge) return refuse(400, 'invalid_grant');
    this.codes.delete(given.code ?? '');
    const token = {
      access_token: this.token,
      token_type: 'Bearer',
      scope: app.scopes,
      created_at: 1_700_000_000,
    };
    return this.ok('Token', token);
  }

  private async upload(request: FakeRequest): Promise<FakeAnswer> {
    const { fields, files } = await readForm(request);
    this.allow('media', Object.keys(fields), ['description', 'focus']);
    const [file] = files;
    if (file?.name !== 'file' || file.size === 0)
      return refuse(422, "Validation failed: File can't be blank");
    if ([...(fields.description ?? '')].length > (this.options.descriptionLimit ?? 1500))
      return refuse(422, 'Validation failed: Description is too long');
    this.nextId += 1;
    const isFilm = file.type.startsWith('video/');
    const media: FakeMedia = {
      id: String(this.nextId),
      type: isFilm ? 'video' : 'image',
      description: fields.description ?? null,
      bytes: file.size,
      looks: isFilm ? this.filmLooks : 0,
    };
    this.media.push(media);
    return this.ok('MediaAttachment', this.presentMedia(media), media.looks > 0 ? 202 : 200);
  }

  private lookAtMedia(id: string): FakeAnswer {
    const media = this.media.find((one) => one.id === id);
    if (!media) return refuse(404, 'Record not found');
    media.looks = Math.max(0, media.looks - 1);
    return this.ok('MediaAttachment', this.presentMedia(media), media.looks > 0 ? 206 : 200);
  }

  private publish({ body, headers }: FakeRequest): FakeAnswer {
    const given = JSON.parse(body.toString()) as Record<string, unknown>;
    const ids = (given.media_ids ?? []) as string[];
    this.check(ids.length > 0 ? 'MediaStatus' : 'TextStatus', given);
    this.allow('status', Object.keys(given), STATUS_FIELDS);
    const key = headers['idempotency-key'];
    const known = this.effects.find(({ id }) => typeof key === 'string' && this.keys.get(key) === id);
    if (known) return this.ok('Status', this.present(known));
    const problem = this.findProblem(given, ids);
    if (problem) return problem;
    const status = { ...this.addStatus(String(given.status ?? ''), new Date(), given) };
    if (typeof key === 'string') this.keys.set(key, status.id);
    return this.ok('Status', this.present(status));
  }

  private findProblem(given: Record<string, unknown>, ids: string[]): FakeAnswer | null {
    const parent = given.in_reply_to_id;
    if (parent !== undefined && !this.effects.some(({ id }) => id === parent))
      return refuse(404, 'The post you are trying to reply to does not appear to exist.');
    if (ids.length > this.options.maxMedia)
      return refuse(422, `Validation failed: Cannot attach more than ${this.options.maxMedia} files`);
    const media = ids.map((id) => this.media.find((one) => one.id === id));
    if (media.some((one) => one === undefined)) return refuse(422, 'Validation failed: Media not found');
    if (media.some((one) => (one?.looks ?? 0) > 0))
      return refuse(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
    if (ids.length > 1 && media.some((one) => one?.type === 'video'))
      return refuse(422, 'Validation failed: Cannot attach a video to a post that already contains images');
    const text = `${given.spoiler_text ?? ''}${given.status ?? ''}`
      .replace(/https?:\/\/\S+/g, 'x'.repeat(23))
      .replace(/@([\w.-]+)@[\w.-]+\w/g, '@$1');
    if (text.trim() === '' && ids.length === 0) return refuse(422, "Validation failed: Text can't be blank");
    const max = this.options.maxCharacters;
    if ([...segmenter.segment(text)].length > max)
      return refuse(422, `Validation failed: Text character limit of ${max} exceeded`);
    return null;
  }

  private list(query: URLSearchParams): FakeAnswer {
    this.allow('list', [...query.keys()], ['exclude_reblogs', 'limit', 'max_id']);
    const maxId = query.get('max_id');
    const newest = [...this.effects].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    const from = maxId === null ? 0 : newest.findIndex(({ id }) => id === maxId) + 1;
    const page = newest.slice(from, from + Math.min(40, Number(query.get('limit'))));
    const body = page.map((status) => this.present(status));
    for (const status of body) this.check('Status', status);
    return { status: 200, body };
  }

  private present(status: FakeStatus): Record<string, unknown> {
    const ids = (status.request.media_ids ?? []) as string[];
    const media = this.media.filter(({ id }) => ids.includes(id)).map((one) => this.presentMedia(one));
    return presentStatus(this.url, status, media);
  }

  private presentMedia({ id, type, description, looks }: FakeMedia): Record<string, unknown> {
    const url = looks > 0 ? null : `${this.url}/media/${id}`;
    return { id, type, url, preview_url: null, remote_url: null, meta: {}, description, blurhash: null };
  }

  private ok(name: string, body: unknown, status = 200): FakeAnswer {
    this.check(name, body);
    return { status, body };
  }

  private check(name: string, value: unknown): void {
    this.violations.push(...(this.schema?.check(name, value) ?? []));
  }

  private checkRequest(operation: string, type: string, value: unknown): void {
    const pointer = `${operation}/requestBody/content/${type}/schema`;
    this.violations.push(...(this.schema?.checkAt(pointer, value) ?? []));
  }

  /** Mastodon ignores unknown parameters silently; for us one is a mistake. */
  private allow(what: string, given: string[], known: string[]): void {
    this.violations.push(...given.filter((name) => !known.includes(name)).map((name) => `${what}: ${name}`));
  }
}

function refuse(status: number, error: string): FakeAnswer {
  return { status, body: { error } };
}
