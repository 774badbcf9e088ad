// A stateful Bot API on a free port. It counts effects (messages that really appeared), refuses what Telegram
// refuses, and fails on command before or after the effect. Every request and answer is checked by the schema.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadTelegramSchema, type TelegramSchema } from './telegram-schema.ts';
import {
  type Answer,
  BOT,
  chatMember,
  type FakeChat,
  type FakeMessage,
  failure,
  fullChat,
  ok,
  presentMessage,
  toHtml,
} from './telegram-shapes.ts';

/** `drop*`: the connection is cut; `before` and `after` say on which side of the effect. */
export type Fault =
  | { kind: 'dropBefore' | 'dropAfter' | 'garbage' }
  /** Never answers; `onEffect` is called once the effect has happened. */
  | { kind: 'hang'; onEffect: () => void }
  | { kind: 'status'; status: number; description?: string; retryAfter?: number; after?: boolean };

export class TelegramFake {
  readonly token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0';
  readonly messages: FakeMessage[] = [];
  readonly calls: string[] = [];
  /** Everything that broke the published schema: a test asserts that it is empty. */
  readonly violations: string[] = [];
  readonly schema: TelegramSchema | null = loadTelegramSchema();
  private readonly chats = new Map<number, FakeChat>();
  private readonly faults = new Map<string, Fault[]>();
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private nextId = 100;

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  addChat(chat: FakeChat): FakeChat {
    this.chats.set(chat.id, chat);
    return chat;
  }

  /** The next call of `method` fails this way; faults queue up. */
  fail(method: string, ...faults: Fault[]): void {
    this.faults.set(method, [...(this.faults.get(method) ?? []), ...faults]);
  }

  /** True when every programmed fault has fired. */
  get isSpent(): boolean {
    return [...this.faults.values()].every((list) => list.length === 0);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (url.startsWith('/s/')) return this.servePreview(decodeURIComponent(url.slice(3)), response);
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url) ?? [];
    if (!token) return send(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    const fields = await this.readFields(request, method);
    this.calls.push(method);
    this.violations.push(...(this.schema?.checkRequest(method, fields.given) ?? []));
    if (token !== this.token) return send(response, 401, failure(401, 'Unauthorized'));
    const fault = this.faults.get(method)?.shift();
    if (fault?.kind === 'dropBefore') return void request.socket.destroy();
    if (fault?.kind === 'status' && !fault.after) return send(response, fault.status, explain(fault));
    const answer = this.answer(method, fields);
    if (answer.ok) this.violations.push(...(this.schema?.checkAnswer(method, answer.result) ?? []));
    if (fault?.kind === 'dropAfter') return void request.socket.destroy();
    if (fault?.kind === 'hang') return fault.onEffect();
    if (fault?.kind === 'garbage') return void response.writeHead(200).end('<html>not the Bot API</html>');
    if (fault?.kind === 'status') return send(response, fault.status, explain(fault));
    return send(response, answer.ok ? 200 : answer.error_code, answer);
  }

  private async readFields(request: IncomingMessage, method: string): Promise<Fields> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const type = request.headers['content-type'] ?? '';
    if (type.startsWith('application/json')) return { given: JSON.parse(body.toString()), files: new Map() };
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    const given: Record<string, unknown> = {};
    const files = new Map<string, number>();
    for (const [name, value] of form) {
      if (typeof value !== 'string') files.set(name, value.size);
      else given[name] = decodeText(value, this.schema?.fieldTypes(method, name) ?? guessTypes(name));
    }
    return { given, files };
  }

  private answer(method: string, fields: Fields): Answer {
    if (method === 'getMe') return ok(BOT);
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
    return this.publish(method, chat, fields);
  }

  private publish(method: string, chat: FakeChat, { given, files }: Fields): Answer {
    if (chat.bot === 'stranger' || chat.bot === 'left')
      return failure(403, 'Forbidden: bot is not a member of the channel chat');
    if (chat.type === 'channel' && chat.bot !== 'admin')
      return failure(400, 'Bad Request: need administrator rights in the channel chat');
    const parts = readParts(method, given);
    if (!parts) return failure(404, 'Not Found: method not found');
    const [first] = parts;
    if (method === 'sendMessage' && !first?.text.trim())
      return failure(400, 'Bad Request: message text is empty');
    const limit = method === 'sendMessage' ? 4096 : 1024;
    if (parts.some((part) => part.text.length > limit))
      return failure(400, `Bad Request: message ${method === 'sendMessage' ? '' : 'caption '}is too long`);
    if (method === 'sendMediaGroup' && (parts.length < 2 || parts.length > 10))
      return failure(400, 'Bad Request: wrong number of items in the album');
    if (parts.some((part) => part.file !== null && !files.get(part.file)))
      return failure(400, 'Bad Request: there is no photo in the request');
    const sent = parts.map((part) =>
      this.append(chat, part.text, part.file ? (files.get(part.file) ?? null) : null, given),
    );
    const messages = sent.map((message) => presentMessage(chat, message));
    return ok(method === 'sendMediaGroup' ? messages : messages[0]);
  }

  private append(
    chat: FakeChat,
    text: string,
    photoBytes: number | null,
    given: Record<string, unknown>,
  ): FakeMessage {
    this.nextId += 1;
    const message: FakeMessage = {
      id: this.nextId,
      chatId: chat.id,
      text,
      photoBytes,
      date: Math.floor(Date.now() / 1000),
      silent: given.disable_notification === true,
      request: given,
    };
    this.messages.push(message);
    return message;
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

  /** The public page of a channel, in the shape of t.me/s. */
  private servePreview(name: string, response: ServerResponse): void {
    const chat = [...this.chats.values()].find((one) => one.username === name);
    if (chat?.type !== 'channel') return void response.writeHead(302, { location: `/${name}` }).end();
    const posts = this.messages.filter((message) => message.chatId === chat.id && message.text !== '');
    const html = posts.map(
      (message) =>
        `<div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${name}/${message.id}">` +
        `<div class="tgme_widget_message_text js-message_text" dir="auto">${toHtml(message.text)}</div>` +
        `<a class="tgme_widget_message_date" href="https://t.me/${name}/${message.id}"><time datetime="${new Date(message.date * 1000).toISOString()}" class="time">12:00</time></a></div>`,
    );
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<main>${html.join('\n')}</main>`);
  }
}

interface Fields {
  given: Record<string, unknown>;
  files: Map<string, number>;
}
function explain(fault: Extract<Fault, { kind: 'status' }>): object {
  const parameters = fault.retryAfter === undefined ? {} : { parameters: { retry_after: fault.retryAfter } };
  return { ...failure(fault.status, fault.description ?? 'fault'), ...parameters };
}
function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function decodeText(text: string, types: string[]): unknown {
  if (types.includes('String')) return text;
  if (types.includes('Boolean')) return text === 'true' ? true : text === 'false' ? false : text;
  return JSON.parse(text);
}
function guessTypes(name: string): string[] {
  if (name === 'media' || name === 'link_preview_options') return ['Object'];
  return name === 'disable_notification' ? ['Boolean'] : ['String'];
}

function readParts(
  method: string,
  given: Record<string, unknown>,
): { text: string; file: string | null }[] | null {
  if (method === 'sendMessage') return [{ text: String(given.text ?? ''), file: null }];
  if (method === 'sendPhoto') return [{ text: String(given.caption ?? ''), file: attached(given.photo) }];
  if (method !== 'sendMediaGroup') return null;
  const media = given.media as { caption?: string; media: string }[];
  return media.map((item) => ({ text: item.caption ?? '', file: attached(item.media) }));
}
function attached(value: unknown): string {
  return String(value).replace(/^attach:\/\//, '');
}
