// A stateful bot API of MAX on a free port, with its upload server. It counts effects (messages that really appeared),
// refuses what MAX refuses, and is not ready with films for a while. Every request and answer is checked by the schema.
import type { ConnectedChannel } from '../../src/networks/network.ts';
import { type FakeAnswer, type FakeRequest, HttpFake, readForm } from './http-fake.ts';
import {
  BOT_ID,
  type FakeMaxChat,
  type FakeMaxMessage,
  presentBot,
  presentChat,
  presentMember,
  presentMessage,
} from './max-shapes.ts';
import { loadOpenApi, type OpenApiSchema } from './openapi-schema.ts';

export const MAX_SCHEMA = 'max-bot-api-0.0.6.overlay.yaml';

export class MaxFake extends HttpFake {
  readonly token = 'f9LHodD0cOL5NY7All_9xJRh5ZhPw6bRvq_0Adm8-1bZZEHdRy6_ZHDMNVPejUYNZg7Zhty-wKHNv2X2WJBQ';
  readonly effects: FakeMaxMessage[] = [];
  readonly uploads: { type: string; bytes: number; fileName: string }[] = [];
  readonly schema: OpenApiSchema | null = loadOpenApi(MAX_SCHEMA);
  /** So many messages with a film are answered with «attachment.not.ready» first. */
  notReady = 0;
  /** What GET /updates tells, oldest first. */
  readonly updates: { update_type: 'bot_added' | 'bot_removed'; chatId: number }[] = [];
  private readonly chats = new Map<number, FakeMaxChat>();
  private nextId = 100;

  /** As `connect` leaves a channel: for whoever starts the fake without connecting. */
  channelOf({ id, type }: FakeMaxChat): ConnectedChannel {
    return {
      remoteId: String(id),
      settings: { apiRoot: this.url, chatId: String(id), chatType: type, botId: BOT_ID, ca: '' },
      credentials: { token: this.token, chat: String(id) },
    };
  }

  addChat(chat: FakeMaxChat): FakeMaxChat {
    this.chats.set(chat.id, chat);
    return chat;
  }

  /** A message that was there before; not an effect of a request. */
  addMessage(
    chatId: number,
    text: string,
    timestamp: number,
    more: Partial<FakeMaxMessage> = {},
  ): FakeMaxMessage {
    this.nextId += 1;
    const mid = `mid.${this.nextId.toString(16).padStart(16, '0')}`;
    const message = { mid, chatId, text, timestamp, seq: this.nextId, views: 7, request: {}, ...more };
    this.effects.push(message);
    return message;
  }

  protected async answer(request: FakeRequest): Promise<FakeAnswer> {
    if (request.path.startsWith('/upload-server/')) return this.takeFile(request);
    const answer =
      request.headers.authorization === this.token
        ? this.route(request)
        : refuse(401, 'verify.token', 'Invalid access_token');
    if (request.query.has('access_token')) this.violations.push('a token in the address');
    if (answer.status >= 400) this.check('Error', answer.body);
    return answer;
  }

  private route(request: FakeRequest): FakeAnswer {
    const { method, path, query } = request;
    const call = `${method} ${path}`;
    if (call === 'GET /me') return this.ok('BotInfo', presentBot());
    if (call === 'GET /updates') return this.listUpdates(query);
    if (call === 'POST /uploads') return this.giveUploadUrl(query);
    if (call === 'POST /messages') return this.publish(request);
    if (call === 'GET /messages') return this.list(query);
    if (call === 'DELETE /messages') return this.remove(query);
    const mid = /^\/messages\/([\w.]+)$/.exec(path)?.[1];
    const message = this.effects.find((one) => one.mid === mid);
    // The schema of a single message has no statistics: they come with a listing only.
    if (message) return this.ok('Message', { ...this.present(message), stat: null });
    const [, reference = '', rest = ''] = /^\/chats\/([\w-]+)(\/members\/me)?$/.exec(path) ?? [];
    const chat = this.findChat(reference);
    if (!chat) return refuse(404, 'not.found', 'Not found');
    if (chat.bot === 'blocked') return refuse(403, 'chat.denied', 'access denied');
    if (rest === '') return this.ok('Chat', presentChat(chat, this.countMessages(chat)));
    return chat.bot === 'stranger'
      ? refuse(404, 'not.found', 'Not found')
      : this.ok('ChatMember', presentMember(chat));
  }

  private listUpdates(query: URLSearchParams): FakeAnswer {
    this.allow('updates', query, ['types', 'timeout', 'limit']);
    const updates = this.updates.map(({ update_type, chatId }, index) => ({
      update_type,
      timestamp: 1_795_000_000_000 + index,
      chat_id: chatId,
      user: presentBot(),
      is_channel: this.chats.get(chatId)?.type === 'channel',
    }));
    for (const update of updates) this.check('BotAddedToChatUpdate', update);
    return this.ok('UpdateList', { updates, marker: updates.length });
  }

  private giveUploadUrl(query: URLSearchParams): FakeAnswer {
    this.allow('uploads', query, ['type']);
    const type = query.get('type');
    this.check('UploadType', type);
    const token = type === 'video' ? { token: `film-${this.uploads.length}` } : {};
    return this.ok('UploadEndpoint', { url: `${this.url}/upload-server/${type}?sig=secret-place`, ...token });
  }

  private async takeFile(request: FakeRequest): Promise<FakeAnswer> {
    if (request.headers.authorization) this.violations.push('the upload server was given a token');
    const { files } = await readForm(request);
    const [file] = files;
    if (file?.name !== 'data' || file.size === 0) return refuse(400, 'no.file', 'data is absent');
    const type = request.path.split('/').at(-1) ?? '';
    this.uploads.push({ type, bytes: file.size, fileName: file.fileName });
    if (type === 'video') return { status: 200, body: { retval: 1 } };
    const photos = { [`photo-${this.uploads.length}`]: { token: `photo-token-${this.uploads.length}` } };
    return this.ok('PhotoTokens', { photos });
  }

  private publish({ query, body }: FakeRequest): FakeAnswer {
    this.allow('messages', query, ['chat_id', 'disable_link_preview']);
    const given = JSON.parse(body.toString()) as Record<string, unknown>;
    const attachments = (given.attachments ?? []) as { type: string }[];
    const text = String(given.text ?? '');
    this.violations.push(
      ...Object.keys(given).flatMap((name) => (BODY.includes(name) ? [] : [`body: ${name}`])),
    );
    for (const one of attachments)
      this.check(one.type === 'image' ? 'PhotoAttachmentRequest' : 'VideoAttachmentRequest', one);
    const chat = this.findChat(query.get('chat_id') ?? '');
    if (!chat || chat.bot === 'stranger') return refuse(404, 'chat.not.found', 'Chat not found');
    if (chat.bot !== 'admin' && chat.type === 'channel') return refuse(403, 'chat.denied', 'access denied');
    if ([...text].length > 4000) return refuse(400, 'proto.payload', 'text: size must be between 0 and 4000');
    this.check('NewMessageBody', given);
    if (text.trim() === '' && attachments.length === 0)
      return refuse(400, 'proto.payload', 'message is empty');
    if (attachments.length > 12) return refuse(400, 'proto.payload', 'attachments: too many');
    if (attachments.some(({ type }) => type === 'video') && this.notReady > 0) {
      this.notReady -= 1;
      return refuse(400, 'attachment.not.ready', 'Key: errors.process.attachment.video.not.processed');
    }
    const message = this.addMessage(chat.id, text, Date.now(), { request: given, views: 0 });
    return this.ok('SendMessageResult', { message: this.present(message) });
  }

  private list(query: URLSearchParams): FakeAnswer {
    this.allow('listing', query, ['chat_id', 'message_ids', 'from', 'count']);
    const wanted = query.get('message_ids')?.split(',');
    const chat = this.findChat(query.get('chat_id') ?? '');
    if (!wanted && (!chat || chat.bot === 'blocked')) return refuse(403, 'chat.denied', 'access denied');
    const from = Number(query.get('from') ?? Number.MAX_SAFE_INTEGER);
    const found = this.effects
      .filter((one) => (wanted ? wanted.includes(one.mid) : one.chatId === chat?.id && one.timestamp <= from))
      .sort((a, b) => b.timestamp - a.timestamp)
      .slice(0, Number(query.get('count') ?? 50));
    return this.ok('MessageList', { messages: found.map((message) => this.present(message)) });
  }

  private remove(query: URLSearchParams): FakeAnswer {
    this.allow('removal', query, ['message_id']);
    const index = this.effects.findIndex(({ mid }) => mid === query.get('message_id'));
    if (index >= 0) this.effects.splice(index, 1);
    return this.ok(
      'SimpleQueryResult',
      index >= 0 ? { success: true } : { success: false, message: 'not found' },
    );
  }

  private present(message: FakeMaxMessage): Record<string, unknown> {
    return presentMessage(message, this.chats.get(message.chatId));
  }

  private countMessages({ id }: FakeMaxChat): number {
    return this.effects.filter(({ chatId }) => chatId === id).length;
  }

  private findChat(reference: string): FakeMaxChat | undefined {
    return [...this.chats.values()].find(({ id, name }) => String(id) === reference || name === reference);
  }

  private ok(name: string, body: unknown): FakeAnswer {
    this.check(name, body);
    return { status: 200, body };
  }

  private check(name: string, value: unknown): void {
    this.violations.push(...(this.schema?.check(name, value) ?? []));
  }

  /** MAX ignores unknown parameters silently; for us one is a mistake. */
  private allow(what: string, query: URLSearchParams, known: string[]): void {
    for (const name of query.keys()) if (!known.includes(name)) this.violations.push(`${what}: ${name}`);
  }
}

const BODY = ['text', 'attachments', 'notify', 'format'];

function refuse(status: number, code: string, message: string): FakeAnswer {
  return { status, body: { code, message } };
}
