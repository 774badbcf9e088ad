// A stateful Bot API on a free port. It counts effects (messages that really appeared), refuses what Telegram
// refuses, and fails on command before or after the effect. Every request and answer is checked by the schema.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FaultyServer } from './local-server.ts';
import { decodeText, type Fields, guessTypes, type Part, readParts, refuse } from './telegram-parts.ts';
import { loadTelegramSchema, type TelegramSchema } from './telegram-schema.ts';
import {
  type Answer,
  BOT,
  chatMember,
  type FakeChat,
  type FakeMessage,
  type FakeUpdate,
  failure,
  fullChat,
  getFile,
  ok,
  presentMessage,
  previewHtml,
} from './telegram-shapes.ts';

/** `drop*`: the connection is cut; `before` and `after` say on which side of the effect. */
export type Fault =
  | { kind: 'dropBefore' | 'dropAfter' | 'midBody' | 'garbage' }
  /** Never answers; `onEffect` is called once the effect has happened. */
  | { kind: 'hang'; onEffect: () => void }
  | { kind: 'status'; status: number; description?: string; retryAfter?: number; after?: boolean };

/** Faults go by method. */
export class TelegramFake extends FaultyServer<Fault> {
  readonly token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0';
  readonly messages: FakeMessage[] = [];
  readonly calls: string[] = [];
  /** Everything that broke the published schema: a test asserts that it is empty. */
  readonly violations: string[] = [];
  readonly schema: TelegramSchema | null = loadTelegramSchema();
  private readonly chats = new Map<number, FakeChat>();
  /** What the bot has not confirmed yet: an offset takes everything below it away. */
  updates: FakeUpdate[] = [];
  /** Bytes by file_path. */
  readonly files = new Map<string, Uint8Array>();
  /** How often the public page was read. */
  pages = 0;
  private nextId = 100;
  private nextUpdate = 9_000;

  /** What really appeared, in order. */
  get effects(): readonly { text: string }[] {
    return this.messages;
  }

  addChat(chat: FakeChat): FakeChat {
    this.chats.set(chat.id, chat);
    return chat;
  }

  /** Something happens that the bot hears of; answers its update_id. */
  happen(update: Record<string, unknown>): number {
    this.nextUpdate += 1;
    this.updates.push({ update_id: this.nextUpdate, ...update });
    return this.nextUpdate;
  }

  protected async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (url.startsWith('/s/')) return this.servePreview(new URL(url, this.url), response);
    const file = this.files.get(url.replace(`/file/bot${this.token}/`, ''));
    if (file) return void response.writeHead(200).end(file);
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url) ?? [];
    if (!token) return send(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    const fields = await this.readFields(request, method);
    this.calls.push(method);
    // The part of the schema that stands beside the project leaves this method out.
    const schema = method === 'getFile' ? null : this.schema;
    this.violations.push(...(schema?.checkRequest(method, fields.given) ?? []));
    if (token !== this.token) return send(response, 401, failure(401, 'Unauthorized'));
    const fault = this.takeFault(method);
    if (fault?.kind === 'dropBefore') return void request.socket.destroy();
    if (fault?.kind === 'status' && !fault.after) return send(response, fault.status, explain(fault));
    const answer = this.answer(method, fields);
    if (answer.ok) this.violations.push(...(schema?.checkAnswer(method, answer.result) ?? []));
    if (fault?.kind === 'dropAfter') return void request.socket.destroy();
    if (fault?.kind === 'hang') return fault.onEffect();
    if (fault?.kind === 'garbage') return void response.writeHead(200).end('<html>not the Bot API</html>');
    if (fault?.kind === 'status') return send(response, fault.status, explain(fault));
    if (fault?.kind === 'midBody') return cutInTheMiddle(request, response, JSON.stringify(answer));
    return send(response, answer.ok ? 200 : answer.error_code, answer);
  }

  private async readFields(request: IncomingMessage, method: string): Promise<Fields> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const type = request.headers['content-type'] ?? '';
    if (type.startsWith('application/json'))
      return { given: JSON.parse(body.toString()), files: new Map(), fileNames: new Map() };
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    const given: Record<string, unknown> = {};
    const files = new Map<string, number>();
    const fileNames = new Map<string, string>();
    for (const [name, value] of form) {
      if (typeof value !== 'string') {
        files.set(name, value.size);
        fileNames.set(name, value.name);
      } else given[name] = decodeText(value, this.schema?.fieldTypes(method, name) ?? guessTypes(name));
    }
    return { given, files, fileNames };
  }

  private answer(method: string, fields: Fields): Answer {
    if (method === 'getMe') return ok(BOT);
    if (method === 'getUpdates') return ok(this.updatesFrom(Number(fields.given.offset ?? 0)));
    if (method === 'getFile') return getFile(String(fields.given.file_id), this.files);
    const chat = this.findChat(fields.given.chat_id);
    if (!chat) return failure(400, 'Bad Request: chat not found');
    if (chat.migratedTo !== undefined)
      return {
        ...failure(400, 'Bad Request: group chat was upgraded to a supergroup chat'),
        parameters: { migrate_to_chat_id: chat.migratedTo },
      };
    if (chat.bot === 'blocked') return failure(403, 'Forbidden: bot was kicked from the channel chat');
    if (method === 'getChat') return ok(fullChat(chat));
    if (method === 'getChatMember') return chatMember(chat);
    if (method === 'getChatMemberCount') return ok(chat.members);
    if (method === 'deleteMessage') return this.remove(chat, Number(fields.given.message_id));
    if (method === 'pinChatMessage') return this.pin(chat, Number(fields.given.message_id));
    return this.publish(method, chat, fields);
  }

  private updatesFrom(offset: number): FakeUpdate[] {
    this.updates = this.updates.filter(({ update_id: id }) => id >= offset);
    return this.updates;
  }

  private publish(method: string, chat: FakeChat, { given, files, fileNames }: Fields): Answer {
    if (chat.bot === 'stranger' || chat.bot === 'left')
      return failure(403, 'Forbidden: bot is not a member of the channel chat');
    if (chat.type === 'channel' && chat.bot !== 'admin')
      return failure(400, 'Bad Request: need administrator rights in the channel chat');
    const parts = readParts(method, given);
    if (!parts) return failure(404, 'Not Found: method not found');
    const problem = refuse(method, parts, files) ?? this.findMisplaced(chat, given);
    if (problem) return failure(400, `Bad Request: ${problem}`);
    const sent = parts.map((part) => this.append(chat, part, { given, files, fileNames }));
    const messages = sent.map((message) => presentMessage(chat, message));
    return ok(method === 'sendMediaGroup' ? messages : messages[0]);
  }

  private findMisplaced(chat: FakeChat, given: Record<string, unknown>): string | null {
    const topic = given.message_thread_id;
    if (topic !== undefined && !chat.topics?.includes(Number(topic))) return 'message thread not found';
    const replyTo = repliedId(given);
    return replyTo === null || this.findMessage(chat, replyTo) ? null : 'message to be replied not found';
  }

  private findMessage(chat: FakeChat, id: number): FakeMessage | undefined {
    return this.messages.find((message) => message.chatId === chat.id && message.id === id);
  }

  private append(chat: FakeChat, part: Part, { given, files, fileNames }: Fields): FakeMessage {
    this.nextId += 1;
    const message: FakeMessage = {
      id: this.nextId,
      chatId: chat.id,
      text: part.text,
      kind: part.kind,
      entities: part.entities,
      photoBytes: part.file ? (files.get(part.file) ?? null) : null,
      fileName: part.file ? (fileNames.get(part.file) ?? null) : null,
      topic: typeof given.message_thread_id === 'number' ? given.message_thread_id : null,
      replyTo: repliedId(given),
      isPinned: false,
      views: null,
      date: Math.floor(Date.now() / 1000),
      silent: given.disable_notification === true,
      request: given,
    };
    this.messages.push(message);
    return message;
  }

  private pin(chat: FakeChat, id: number): Answer {
    const message = this.findMessage(chat, id);
    if (!message) return failure(400, 'Bad Request: message to pin not found');
    message.isPinned = true;
    return ok(true);
  }

  private remove(chat: FakeChat, id: number): Answer {
    const index = this.messages.findIndex((message) => message.chatId === chat.id && message.id === id);
    if (index < 0) return failure(400, 'Bad Request: message to delete not found');
    this.messages.splice(index, 1);
    return ok(true);
  }

  private findChat(chatId: unknown): FakeChat | undefined {
    if (typeof chatId === 'string' && chatId.startsWith('@'))
      return [...this.chats.values()].find((chat) => `@${chat.username}` === chatId);
    return this.chats.get(Number(chatId));
  }

  /** The public page of a channel, in the shape of t.me/s: some 20 posts, older ones behind `before`. */
  private servePreview(url: URL, response: ServerResponse): void {
    this.pages += 1;
    const name = decodeURIComponent(url.pathname.slice(3));
    const chat = [...this.chats.values()].find((one) => one.username === name);
    if (chat?.type !== 'channel') return void response.writeHead(302, { location: `/${name}` }).end();
    const before = Number(url.searchParams.get('before') ?? Number.POSITIVE_INFINITY);
    const posts = this.messages.filter((one) => one.chatId === chat.id && one.text !== '' && one.id < before);
    const html = posts.slice(-20).map((message) => previewHtml(name, message));
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<main>${html.join('\n')}</main>`);
  }
}

function explain(fault: Extract<Fault, { kind: 'status' }>): object {
  const parameters = fault.retryAfter === undefined ? {} : { parameters: { retry_after: fault.retryAfter } };
  return { ...failure(fault.status, fault.description ?? 'fault'), ...parameters };
}
function cutInTheMiddle(request: IncomingMessage, response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, Math.floor(body.length / 2)), () => request.socket.destroy());
}
function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function repliedId(given: Record<string, unknown>): number | null {
  const reply = given.reply_parameters as { message_id: number } | undefined;
  return reply?.message_id ?? null;
}
