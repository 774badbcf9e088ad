// A stateful AT Protocol server on a free port: accounts' records, counts as the AppView says them, and the video
// service. It counts effects (records that really appeared) and checks each record by the lexicons of @atproto/api.
import { createHash } from 'node:crypto';
import { jsonToLex, lexicons } from '@atproto/api';
import { type FakeAnswer, type FakeRequest, HttpFake } from './http-fake.ts';

const POST = 'app.bsky.feed.post';

interface StoredRecord {
  repo: string;
  uri: string;
  cid: string;
  rkey: string;
  text: string;
  value: Record<string, unknown>;
}

export class BlueskyFake extends HttpFake {
  readonly did = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz';
  readonly handle = 'profkom.test';
  readonly appPassword = 'abcd-efgh-ijkl-mnop';
  readonly effects: StoredRecord[] = [];
  /** Films by their job, with the looks left until they are ready. */
  readonly jobs = new Map<string, { blob: object; looks: number; state: string }>();
  /** How often a film answers that it is still worked on. */
  filmLooks = 2;
  followers = 128;
  counts: Record<string, number> = { likeCount: 3, replyCount: 0, repostCount: 2, quoteCount: 1 };
  private readonly blobs = new Set<string>();

  get credentials(): Record<string, string> {
    return { accessJwt: jwt('com.atproto.appPass'), refreshJwt: jwt('com.atproto.refresh') };
  }

  protected answer(request: FakeRequest): FakeAnswer {
    const method = request.path.replace(/^\/xrpc\//, '');
    if (method === 'com.atproto.server.createSession') return this.signIn(readJson(request));
    if (method === 'app.bsky.video.getJobStatus') return this.showJob(request.query.get('jobId') ?? '');
    const token = request.headers.authorization?.replace('Bearer ', '');
    if (method === 'app.bsky.video.uploadVideo') return this.takeFilm(request, token);
    if (method === 'com.atproto.server.refreshSession') return ok({ ...this.credentials, ...this.who() });
    if (token !== this.credentials.accessJwt) return refused('InvalidToken', 'Token could not be verified');
    return this.answerAccount(method, request);
  }

  private answerAccount(method: string, request: FakeRequest): FakeAnswer {
    const { query, body, headers } = request;
    switch (method) {
      case 'com.atproto.server.getSession':
        return ok({ ...this.who(), active: true });
      case 'com.atproto.server.getServiceAuth':
        return ok({ token: `service-${query.get('aud')}-${query.get('lxm')}` });
      case 'com.atproto.identity.resolveHandle':
        return query.get('handle') === this.handle
          ? ok({ did: this.did })
          : refused('InvalidRequest', 'no handle');
      case 'com.atproto.repo.uploadBlob':
        return ok({ blob: this.keepBlob(body, headers['content-type'] ?? '') });
      case 'com.atproto.repo.putRecord':
        return this.put(readJson(request));
      case 'com.atproto.repo.deleteRecord':
        return this.remove(String(readJson(request).rkey));
      case 'com.atproto.repo.getRecord': {
        const found = this.effects.find(
          ({ rkey, repo }) => rkey === query.get('rkey') && repo === query.get('repo'),
        );
        return found ? ok(present(found)) : refused('RecordNotFound', 'Could not locate record');
      }
      case 'com.atproto.repo.listRecords':
        return this.list(Number(query.get('limit') ?? 50), query.get('cursor'));
      case 'app.bsky.feed.getPosts':
        return this.countPosts(query.getAll('uris'));
      case 'app.bsky.actor.getProfile':
        return ok({ ...this.who(), followersCount: this.followers });
      default:
        return { status: 501, body: { error: 'MethodNotImplemented', message: method } };
    }
  }

  private who(): object {
    return { did: this.did, handle: this.handle };
  }

  private signIn({ identifier, password }: Record<string, unknown>): FakeAnswer {
    if (identifier !== this.handle || password !== this.appPassword)
      return {
        status: 401,
        body: { error: 'AuthenticationRequired', message: 'Invalid identifier or password' },
      };
    return ok({ ...this.who(), ...this.credentials, active: true });
  }

  private keepBlob(bytes: Buffer, mimeType: string): object {
    const link = cidOf(bytes, 0x55);
    this.blobs.add(link);
    return { $type: 'blob', ref: { $link: link }, mimeType, size: bytes.length };
  }

  private put(json: Record<string, unknown>): FakeAnswer {
    const { repo, collection, rkey, record, swapRecord } = json as Record<string, unknown> & {
      record: Record<string, unknown>;
    };
    this.check(record);
    const known = this.effects.find((one) => one.rkey === rkey && one.repo === repo);
    if (known && swapRecord === null) return refused('InvalidSwap', 'Record was at another version');
    const text = String(record.text);
    if ([...new Intl.Segmenter().segment(text)].length > 300)
      return refused('InvalidRequest', 'Record/text must not be longer than 300 graphemes');
    const cid = cidOf(Buffer.from(JSON.stringify(record)), 0x71);
    const stored = {
      repo: String(repo),
      uri: `at://${repo}/${collection}/${rkey}`,
      cid,
      rkey: String(rkey),
      text,
      value: record,
    };
    this.effects.push(stored);
    return ok({ uri: stored.uri, cid });
  }

  /** What breaks the published lexicon, and blobs nobody uploaded. */
  private check(record: Record<string, unknown>): void {
    const result = lexicons.validate(POST, jsonToLex(record as Parameters<typeof jsonToLex>[0]));
    const isOnlyLong = !result.success && /graphemes|longer/.test(result.error.message);
    if (!result.success && !isOnlyLong) this.violations.push(result.error.message);
    for (const [, link] of JSON.stringify(record).matchAll(/"\$link":"([^"]+)"/g))
      if (link && !this.blobs.has(link)) this.violations.push(`blob ${link} was never uploaded`);
  }

  private remove(rkey: string): FakeAnswer {
    const index = this.effects.findIndex((one) => one.rkey === rkey);
    if (index >= 0) this.effects.splice(index, 1);
    return ok({});
  }

  private list(limit: number, cursor: string | null): FakeAnswer {
    const sorted = this.effects.toSorted((a, b) => (a.rkey < b.rkey ? 1 : -1));
    const page = sorted.filter(({ rkey }) => cursor === null || rkey < cursor).slice(0, limit);
    const last = page.at(-1)?.rkey;
    return ok({ records: page.map(present), ...(last ? { cursor: last } : {}) });
  }

  private countPosts(uris: string[]): FakeAnswer {
    if (uris.length > 25) return refused('InvalidRequest', 'too many uris');
    const known = this.effects.filter(({ uri }) => uris.includes(uri));
    return ok({ posts: known.map(({ uri, cid }) => ({ uri, cid, ...this.counts })) });
  }

  private takeFilm({ query, body, headers }: FakeRequest, token: string | undefined): FakeAnswer {
    if (token !== `service-did:web:${new URL(this.url).host}-com.atproto.repo.uploadBlob`)
      return { status: 401, body: { error: 'AuthMissing', message: 'wrong service token' } };
    if (query.get('did') !== this.did || !query.get('name')) return refused('InvalidRequest', 'did and name');
    const jobId = `job-${createHash('sha256').update(body).digest('hex').slice(0, 12)}`;
    if (this.jobs.has(jobId))
      return { status: 409, body: { error: 'already_exists', message: 'Video already processed', jobId } };
    const blob = this.keepBlob(body, headers['content-type'] ?? '');
    this.jobs.set(jobId, { blob, looks: this.filmLooks, state: 'JOB_STATE_CREATED' });
    return ok({ jobId, did: this.did, state: 'JOB_STATE_CREATED' });
  }

  private showJob(jobId: string): FakeAnswer {
    const job = this.jobs.get(jobId);
    if (!job) return refused('InvalidRequest', 'no such job');
    const jobStatus = { jobId, did: this.did, state: job.state };
    if (job.state === 'JOB_STATE_FAILED') return ok({ jobStatus });
    if (job.looks > 0) {
      job.looks -= 1;
      return ok({ jobStatus: { ...jobStatus, state: 'JOB_STATE_ENCODING', progress: 50 } });
    }
    return ok({ jobStatus: { ...jobStatus, state: 'JOB_STATE_COMPLETED', blob: job.blob } });
  }
}

function present({ uri, cid, value }: StoredRecord): object {
  return { uri, cid, value };
}

function ok(body: object): FakeAnswer {
  return { status: 200, body };
}

function refused(error: string, message: string): FakeAnswer {
  return { status: 400, body: { error, message } };
}

function readJson({ body }: FakeRequest): Record<string, unknown> {
  return JSON.parse(body.toString() || '{}');
}

/** Readable by its holder, signed by nobody; it lives until 2100. */
function jwt(scope: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ scope, exp: 4_102_444_800 })}.x`;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** CIDv1 of a SHA-256 in base32: multiformats.io/cid. `codec`: 0x55 raw bytes, 0x71 a record. */
function cidOf(bytes: Buffer, codec: number): string {
  const digest = createHash('sha256').update(bytes).digest();
  const bits = [...Buffer.from([1, codec, 0x12, 32]), ...digest].map((one) =>
    one.toString(2).padStart(8, '0'),
  );
  const groups = bits.join('').match(/.{1,5}/g) ?? [];
  return `b${groups.map((group) => LETTERS[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')}`;
}
