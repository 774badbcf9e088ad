// A stateful Odnoklassniki on a free port, by the written facts: nobody has published its answers. It counts effects
// (topics that really appeared), checks every signature and the published names of parameters, and fails on command
// before or after the effect.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { FaultyServer } from './local-server.ts';

/** `drop*`: the connection is cut; `before` and `after` say on which side of the effect. */
export type Fault =
  | { kind: 'dropBefore' | 'dropAfter' | 'midBody' | 'garbage' }
  /** Never answers; `onEffect` is called once the effect has happened. */
  | { kind: 'hang'; onEffect: () => void }
  | { kind: 'error'; code: number; after?: boolean }
  | { kind: 'status'; status: number; after?: boolean };

interface FakeTopic {
  id: string;
  text: string;
  tokens: string[];
  createdMs: number;
  request: Record<string, string>;
  attachment: { media: { type: string }[] } & Record<string, unknown>;
}
type Fields = Record<string, string>;

const schemaFolder =
  process.env.RUPOR_SCHEMAS_DIR ?? path.resolve(import.meta.dirname, '../../../../shared/schemas');
const namesFile = path.join(schemaFolder, 'ok-methods.json');
export const hasOkNames = existsSync(namesFile);
const published: Record<string, { params: string[] }> = hasOkNames
  ? JSON.parse(readFileSync(namesFile, 'utf8')).methods
  : {};
const COMMON = ['application_key', 'format', 'method', 'sig', 'access_token'];

/** Faults go by method, or by `upload`. */
export class OkFake extends FaultyServer<Fault> {
  readonly groupId = '53245782130875';
  readonly applicationKey = 'CBAPDFFLEBABABABA';
  readonly applicationId = '512000123456';
  readonly applicationSecretKey = 'an-application-secret-key';
  refreshToken = 'a-refresh-token-of-30-days';
  /** The only one that opens a call; an exchange makes another. */
  accessToken = 'tkn1-long-lived-access-token';
  sessionSecretKey = 'a-session-secret-key';
  /** How many exchanges brought a new access token. */
  exchanges = 0;
  /** What an exchange answers instead of new tokens. */
  exchangeAnswer: object | null = null;
  /** Effects: what stands in the group. */
  readonly topics: FakeTopic[] = [];
  readonly calls: { method: string; fields: Fields }[] = [];
  readonly uploads: { field: string; fileName: string; type: string; size: number }[] = [];
  /** Parameters that are not among the published names: a test asserts that it is empty. */
  readonly violations: string[] = [];
  rights = ['GROUP_CONTENT', 'VALUABLE_ACCESS', 'PHOTO_CONTENT', 'VIDEO_CONTENT'];
  /** What group.getStatTopic answers. */
  stats: unknown = { views: 840, reach: 310, likes: 12, comments: '3', reshares: 2, renderings: 900 };
  isSessionDead = false;
  /** group.getInfo answers in another shape. */
  isTalkingNonsense = false;
  private nextId = 157_000_000_000_100n;

  /** Everything that readers can see, oldest first. */
  get effects(): { id: string; text: string }[] {
    return this.topics.map(({ id, text }) => ({ id, text }));
  }

  protected async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const isUpload = request.url === '/upload';
    const isExchange = request.url === '/oauth/token.do';
    const fields: Fields = isUpload ? {} : Object.fromEntries(new URLSearchParams(body.toString()));
    const name = isUpload ? 'upload' : isExchange ? 'oauth/token.do' : (fields.method ?? '');
    const act = async () => {
      if (isUpload) return this.upload(request, body);
      return isExchange ? this.exchange(fields) : this.answer(name, fields);
    };
    const fault = this.takeFault(name);
    if (fault?.kind === 'dropBefore') return void request.socket.destroy();
    if (fault?.kind === 'error' || fault?.kind === 'status') {
      if (fault.after) await act();
      const isError = fault.kind === 'error';
      response.writeHead(isError ? 200 : fault.status, { 'content-type': 'application/json' });
      return void response.end(isError ? JSON.stringify(failure(fault.code)) : '<html>gateway</html>');
    }
    const text = JSON.stringify(await act());
    if (fault?.kind === 'dropAfter') return void request.socket.destroy();
    if (fault?.kind === 'hang') return fault.onEffect();
    if (fault?.kind === 'garbage') return void response.writeHead(200).end('<html>not OK</html>');
    if (fault?.kind === 'midBody') {
      response.writeHead(200, { 'content-length': Buffer.byteLength(text) }).write(text.slice(0, 5));
      return void setImmediate(() => request.socket.destroy());
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  }

  private answer(name: string, fields: Fields): unknown {
    const { sig, access_token: token, ...signed } = fields;
    const { application_key: applicationKey, format: _, method: __, ...own } = signed;
    this.calls.push({ method: name, fields: own });
    const known = published[name]?.params;
    for (const field of Object.keys(fields))
      if (known && !COMMON.includes(field) && !known.includes(field))
        this.violations.push(`${name}: ${field}`);
    if (applicationKey !== this.applicationKey) return failure(101, 'PARAM_API_KEY : Application not exist');
    if (token !== this.accessToken || this.isSessionDead) return failure(102, 'PARAM_SESSION_EXPIRED');
    if (sig !== this.sign(signed)) return failure(104, 'PARAM_SIGNATURE : Invalid signature');
    return this.run(name, own);
  }

  /** As open clients use it; what a refusal looks like is RFC 6749. The refresh token stays the same. */
  private exchange(fields: Fields): object {
    this.calls.push({ method: 'oauth/token.do', fields });
    if (this.exchangeAnswer) return this.exchangeAnswer;
    const isOurs =
      fields.client_id === this.applicationId && fields.client_secret === this.applicationSecretKey;
    if (!isOurs) return { error: 'invalid_client', error_description: 'Invalid client' };
    if (fields.grant_type !== 'refresh_token' || fields.refresh_token !== this.refreshToken)
      return { error: 'invalid_grant', error_description: 'Expired refresh token' };
    this.exchanges += 1;
    this.accessToken = `tkn-ordinary-${this.exchanges}`;
    this.sessionSecretKey = md5(`${this.accessToken}${this.applicationSecretKey}`);
    return { token_type: 'session', access_token: this.accessToken, expires_in: '1800' };
  }

  private sign(fields: Fields): string {
    const line = Object.entries(fields)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('');
    return md5(line + this.sessionSecretKey);
  }

  private run(name: string, fields: Fields): unknown {
    switch (name) {
      case 'users.getCurrentUser':
        return { uid: '570000000001', name: 'Анна Петрова' };
      case 'auth.touchSession':
        return { success: true };
      case 'users.hasAppPermission':
        return this.rights.includes(fields.ext_perm ?? '');
      case 'url.getInfo':
        return fields.url === 'https://ok.ru/profkom'
          ? { type: 'GROUP', objectId: Number(this.groupId) }
          : { type: 'UNKNOWN' };
      case 'group.getInfo':
        if (this.isTalkingNonsense) return { ok: true };
        return fields.uids === this.groupId
          ? [{ uid: this.groupId, name: 'Профком завода', shortname: 'profkom' }]
          : [];
      case 'group.getCounters':
        return { counters: { members: 845 } };
      case 'group.getStatTopic':
        return this.stats;
      case 'group.getStatTopics':
        return this.list(fields);
      case 'mediatopic.getByIds': {
        const wanted = (fields.topic_ids ?? '').split(',');
        const topics = this.topics.filter(({ id }) => wanted.includes(id));
        return { media_topics: topics.map(({ id, attachment }) => ({ id, media: attachment.media })) };
      }
      case 'photosV2.getUploadUrl': {
        if (!this.rights.includes('PHOTO_CONTENT')) return failure(10, 'PERMISSION_DENIED');
        const ids = Array.from({ length: Number(fields.count) }, (_, index) => `photo${index}`);
        return { upload_url: `${this.url}/upload`, photo_ids: ids, expires_ms: 1 };
      }
      case 'video.getUploadUrl':
        return { upload_url: `${this.url}/upload`, video_id: 8_000_000_000_001 };
      case 'mediatopic.post':
        return this.post(fields);
      case 'mediatopic.deleteTopic': {
        const index = this.topics.findIndex(({ id }) => id === fields.topic_id);
        if (index < 0) return failure(300, 'NOT_FOUND : topic not found');
        this.topics.splice(index, 1);
        return { success: true };
      }
      default:
        return failure(3, 'METHOD : Method does not exist');
    }
  }

  /** Two a page; a topic of the last minute has no statistics yet. */
  private list(fields: Fields): object {
    const from = Number(fields.anchor ?? 0);
    const known = this.topics.filter(
      ({ createdMs }) =>
        createdMs >= Number(fields.start_time) && createdMs < Number(fields.end_time) - 60_000,
    );
    const page = known.slice(from, from + 2);
    const topics = page.map(({ id, createdMs }) => ({
      id,
      created_ms: String(createdMs),
      views: 7,
      likes: 0,
    }));
    return { topics, ...(from + 2 < known.length ? { anchor: String(from + 2) } : {}) };
  }

  private post(fields: Fields): unknown {
    if (fields.type !== 'GROUP_THEME' || fields.gid !== this.groupId) return failure(50, 'NOT_ADMIN');
    const attachment: FakeTopic['attachment'] = JSON.parse(fields.attachment ?? '');
    const blocks = attachment.media as { type: string; text?: string; list?: { id: string }[] }[];
    const text = blocks.find(({ type }) => type === 'text')?.text ?? '';
    const tokens = blocks.flatMap(({ type, list = [] }) =>
      type === 'photo' ? list.map(({ id }) => id) : [],
    );
    if (blocks.length === 0) return failure(100, 'PARAM : attachment');
    if (text.length > 10_000) return failure(601, 'MEDIA_TOPIC_TEXT_LIMIT');
    if (tokens.some((token) => !token.startsWith('token-of-'))) return failure(505, 'PHOTO_NO_IMAGE');
    this.nextId += 1n;
    const id = String(this.nextId);
    this.topics.push({ id, text, tokens, createdMs: Date.now(), request: fields, attachment });
    return id;
  }

  private async upload(request: IncomingMessage, body: Buffer): Promise<object> {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    const photos: Record<string, { token: string }> = {};
    for (const [field, file] of form) {
      if (typeof file === 'string') continue;
      this.uploads.push({ field, fileName: file.name, type: file.type, size: file.size });
      const id = `photo${Number(field.replace('pic', '')) - 1}`;
      photos[id] = { token: `token-of-${id}` };
    }
    // Not in the order of the pictures: only photo_ids say which is which.
    return { photos: Object.fromEntries(Object.entries(photos).reverse()) };
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function failure(code: number, message = 'fault'): object {
  return { error_code: code, error_msg: message, error_data: null };
}

/** For processes that only need an OK: a channel as `connect` leaves it, what came out, and its end. */
export async function startOkFake() {
  const fake = await new OkFake().start();
  const { groupId, applicationKey, accessToken, sessionSecretKey, url: apiRoot } = fake;
  const credentials = { accessToken, sessionSecretKey };
  const uploads = { tokenKind: 'long', canUploadPhotos: true, canUploadVideo: true };
  return {
    fake,
    url: apiRoot,
    connectFields: { group: groupId, applicationKey, ...credentials, apiRoot },
    channel: { remoteId: groupId, settings: { groupId, applicationKey, apiRoot, ...uploads }, credentials },
    effects: () => fake.effects,
    stop: () => fake.stop(),
  };
}
