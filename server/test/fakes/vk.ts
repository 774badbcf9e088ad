// A stateful VK on a free port. It counts effects, lets each kind of key do what live reports say it may, and fails on
// command before or after the effect. It remembers no `guid`: the worst that VK leaves open.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FaultyServer } from './local-server.ts';
import { loadVkSchema, type VkSchema } from './vk-schema.ts';
import {
  type Answer,
  commentPage,
  community,
  type FakeComment,
  type FakePost,
  failure,
  KEYS_OF,
  type KeyKind,
  ok,
  removeById,
  savedDocument,
  savedPhoto,
  wallItem,
} from './vk-shapes.ts';

/** `drop*`: the connection is cut, before or after the effect. */
export type Fault =
  | { kind: 'dropBefore' | 'dropAfter' | 'midBody' }
  | { kind: 'garbage'; text?: string }
  | { kind: 'hang'; onEffect: () => void }
  | { kind: 'error'; code: number; message?: string; after?: boolean }
  | { kind: 'status'; status: number; after?: boolean };

type Fields = Record<string, string>;
const GROUP_ID = 212_979_992;

/** Faults go by method, or by `upload/photo`, `upload/video`. */
export class VkFake extends FaultyServer<Fault> {
  readonly groupId = GROUP_ID;
  readonly keys: Record<KeyKind, string> = {
    community: 'vk1.a.community-key',
    service: 'service-key-of-an-app',
    user: 'vk1.a.legacy-user-key',
    vkId: 'vk2.a.vk-id-key',
  };
  /** Effects: what stands on the wall. */
  readonly posts: FakePost[] = [];
  readonly comments: FakeComment[] = [];
  readonly calls: { method: string; key: KeyKind | null; fields: Fields }[] = [];
  readonly uploads: { field: string; fileName: string; type: string; size: number }[] = [];
  /** Everything that broke the published schema: a test asserts that it is empty. */
  readonly violations: string[] = [];
  readonly schema: VkSchema | null = loadVkSchema();
  communityRights = ['wall', 'photos', 'manage', 'docs'];
  userRights = 4 + 16 + 8192 + 1_048_576;
  isWallClosed = false;
  members = 1204;
  revoked: KeyKind[] = [];
  private nextId = 100;

  get effects(): { id: string; text: string }[] {
    return [
      ...this.posts.map(({ id, text }) => ({ id: `-${GROUP_ID}_${id}`, text })),
      ...this.comments.map(({ id, postId, text }) => ({ id: `-${GROUP_ID}_${postId}_${id}`, text })),
    ];
  }

  addPost(over: Partial<FakePost>): FakePost {
    const counts = { views: 0, likes: 0, comments: 0, reposts: 0, reach: null };
    const date = Math.floor(Date.now() / 1000);
    const id = this.takeId();
    const post = { id, text: '', attachments: [], date, isPinned: false, request: {}, ...counts, ...over };
    this.posts.push(post);
    return post;
  }

  protected async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = (request.url ?? '').replace(/^\/(method\/)?/, '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const fault = this.takeFault(name);
    if (fault?.kind === 'dropBefore') return void request.socket.destroy();
    if (fault && 'after' in fault && fault.after)
      return this.afterwards(response, fault, this.answer(name, request, body));
    if (fault?.kind === 'status' || fault?.kind === 'error')
      return await this.afterwards(response, fault, null);
    const answer = await this.answer(name, request, body);
    if (fault?.kind === 'dropAfter') return void request.socket.destroy();
    if (fault?.kind === 'hang') return fault.onEffect();
    if (fault?.kind === 'garbage')
      return void response.writeHead(200).end(fault.text ?? '<html>not VK</html>');
    const text = JSON.stringify(answer);
    if (fault?.kind === 'midBody') {
      response.writeHead(200, { 'content-length': Buffer.byteLength(text) }).write(text.slice(0, 8));
      return void setImmediate(() => request.socket.destroy());
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  }

  private async afterwards(
    response: ServerResponse,
    fault: Extract<Fault, { kind: 'error' | 'status' }>,
    effect: Promise<unknown> | null,
  ): Promise<void> {
    await effect;
    const isError = fault.kind === 'error';
    response.writeHead(isError ? 200 : fault.status, { 'content-type': 'application/json' });
    response.end(isError ? JSON.stringify(failure(fault.code, fault.message)) : '<html>gateway</html>');
  }

  private async answer(name: string, request: IncomingMessage, body: Buffer): Promise<unknown> {
    if (name.startsWith('upload/')) return this.upload(name, request, body);
    const { access_token: token, v, ...fields } = Object.fromEntries(new URLSearchParams(body.toString()));
    if (v !== '5.199') return failure(8, 'Invalid request: v (version) is required');
    const found = Object.entries(this.keys).find(([, key]) => key === token)?.[0] as KeyKind | undefined;
    const key = found && !this.revoked.includes(found) ? found : null;
    this.calls.push({ method: name, key, fields });
    if (!key) return failure(5, 'User authorization failed: invalid access_token (4).');
    if (this.schema?.knows(name)) this.violations.push(...this.schema.checkRequest(name, fields));
    const answer = this.run(name, key, fields);
    if ('response' in answer) this.violations.push(...(this.schema?.checkAnswer(name, answer) ?? []));
    return answer;
  }

  private run(name: string, key: KeyKind, fields: Fields): Answer {
    const allowed = KEYS_OF[name];
    if (!allowed) return failure(3, 'Unknown method passed');
    if (!allowed.includes(key)) {
      if (key === 'community')
        return failure(27, 'Group authorization failed: method is unavailable with group auth.');
      if (key === 'service')
        return failure(28, 'Application authorization failed: method is unavailable with service token.');
      return key === 'vkId'
        ? failure(1051, 'Method is not available for this profile type')
        : failure(15, 'Access denied');
    }
    const isReading = ['wall.get', 'wall.getById', 'wall.getComments'].includes(name);
    if (isReading && this.isWallClosed)
      return failure(15, 'Access denied: this wall available only for community members');
    if (isReading) return this.read(name, fields);
    return this.act(name, key, fields);
  }

  private act(name: string, key: KeyKind, fields: Fields): Answer {
    switch (name) {
      case 'users.get':
        return ok(key === 'community' ? [] : [{ id: 7, first_name: 'Анна', last_name: 'Петрова' }]);
      case 'groups.getTokenPermissions':
        return ok({
          mask: 1,
          permissions: this.communityRights.map((right) => ({ name: right, setting: 1 })),
        });
      case 'groups.getById':
        return ok({ groups: [community(GROUP_ID, this.members)] });
      case 'account.getAppPermissions':
        return ok(this.userRights);
      case 'photos.getWallUploadServer':
        if ((this.userRights & 4) === 0) return failure(7, 'Permission to perform this action is denied');
        return ok({ album_id: -14, upload_url: `${this.url}/upload/photo`, user_id: 7 });
      case 'photos.saveWallPhoto':
        return ok([savedPhoto(-GROUP_ID, this.takeId())]);
      case 'video.save':
        return ok({
          upload_url: `${this.url}/upload/video`,
          owner_id: -GROUP_ID,
          video_id: this.takeId(),
          title: fields.name,
        });
      case 'docs.getWallUploadServer':
        if (!this.communityRights.includes('docs')) return failure(15, 'Access denied');
        return ok({ upload_url: `${this.url}/upload/doc` });
      case 'docs.save':
        return ok({ type: 'doc', doc: savedDocument(-GROUP_ID, this.takeId(), fields.title ?? '') });
      case 'stats.getPostReach': {
        const post = this.posts.find(({ id }) => id === Number(fields.post_ids));
        return post?.reach == null
          ? failure(7, 'Permission to perform this action is denied')
          : ok([{ post_id: post.id, reach_total: post.reach }]);
      }
      case 'wall.post':
        return this.post(fields);
      case 'wall.createComment':
        return this.comment(fields);
      case 'wall.delete':
        return removeById(this.posts, Number(fields.post_id));
      default:
        return removeById(this.comments, Number(fields.comment_id));
    }
  }

  private read(name: string, fields: Fields): Answer {
    if (name === 'wall.getComments') {
      const items = this.comments.filter(({ postId }) => postId === Number(fields.post_id)).reverse();
      return ok(commentPage(GROUP_ID, items));
    }
    if (name === 'wall.getById') {
      const wanted = (fields.posts ?? '').split(',');
      const items = this.posts.filter(({ id }) => wanted.includes(`-${GROUP_ID}_${id}`));
      return ok({ items: items.map((post) => wallItem(GROUP_ID, post)) });
    }
    const sorted = [...this.posts].sort(
      (a, b) => Number(b.isPinned) - Number(a.isPinned) || b.date - a.date || b.id - a.id,
    );
    const offset = Number(fields.offset ?? 0);
    const items = sorted.slice(offset, offset + Number(fields.count ?? 20));
    return ok({ count: sorted.length, items: items.map((post) => wallItem(GROUP_ID, post)) });
  }

  private post(fields: Fields): Answer {
    const attachments = fields.attachments ? fields.attachments.split(',') : [];
    const text = fields.message ?? '';
    if (fields.owner_id !== `-${GROUP_ID}` || fields.from_group !== '1')
      return failure(214, 'Access to adding post denied');
    if (text === '' && attachments.length === 0)
      return failure(100, 'One of the parameters specified was missing or invalid: message is empty');
    if (text.length > 16_000)
      return failure(100, 'One of the parameters specified was missing or invalid: message is too long');
    if (attachments.filter((one) => one.startsWith('http')).length > 1)
      return failure(100, 'only one link is allowed');
    if (attachments.some((one) => one.includes('no-picture')))
      return failure(
        100,
        'One of the parameters specified was missing or invalid: link_photo_sizing_rule. No photo given',
      );
    if (attachments.length > 10) return failure(100, 'too many attachments');
    return ok({ post_id: this.addPost({ text, attachments, request: fields }).id });
  }

  private comment(fields: Fields): Answer {
    const post = this.posts.find(({ id }) => id === Number(fields.post_id));
    if (!post || fields.from_group !== String(GROUP_ID))
      return failure(213, 'Access to status replies denied');
    if (post.request.close_comments === '1') return failure(213, 'Access to status replies denied');
    const id = this.takeId();
    this.comments.push({
      id,
      postId: post.id,
      text: fields.message ?? '',
      date: Math.floor(Date.now() / 1000),
    });
    return ok({ comment_id: id, parents_stack: [] });
  }

  private async upload(name: string, request: IncomingMessage, body: Buffer): Promise<object> {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    for (const [field, file] of form)
      if (typeof file !== 'string')
        this.uploads.push({ field, fileName: file.name, type: file.type, size: file.size });
    if (name === 'upload/video') return { size: body.length, video_id: this.nextId };
    if (name === 'upload/doc') return { file: 'doc|file' };
    return { server: 841, photo: form.has('photo') ? '[{"photo":"s|q"}]' : '[]', hash: 'c0ffee' };
  }

  private takeId(): number {
    this.nextId += 1;
    return this.nextId;
  }
}

/** For processes that only need a VK: a channel as `connect` leaves it with all keys, what came out, and its end. */
export async function startVkFake() {
  const fake = await new VkFake().start();
  const { keys } = fake;
  const credentials = { communityKey: keys.community, serviceKey: keys.service, userKey: keys.user };
  const uploads = { canUploadPhotos: true, canUploadVideo: true, canUploadDocuments: true };
  const remoteId = String(GROUP_ID);
  const settings = { groupId: remoteId, apiRoot: fake.url, canRead: true, canReadReach: true, ...uploads };
  return {
    fake,
    url: fake.url,
    connectFields: { ...credentials, apiRoot: fake.url },
    channel: { remoteId, settings, credentials },
    effects: () => fake.effects,
    stop: () => fake.stop(),
  };
}
