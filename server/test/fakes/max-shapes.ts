// What MAX's answers look like: the objects that the fake hands out.
export interface FakeMaxChat {
  id: number;
  type: 'channel' | 'chat' | 'dialog';
  title: string;
  /** Name in its public link. */
  name?: string;
  participants: number;
  /** What the bot may do here. */
  bot: 'admin' | 'admin-without-post' | 'member' | 'stranger' | 'removed' | 'blocked';
}

/** A channel that our bot administers. */
export const MAX_CHANNEL: FakeMaxChat = {
  id: -68_712_345_678_901,
  type: 'channel',
  title: 'Профком завода',
  name: 'profkom',
  participants: 128,
  bot: 'admin',
};

export interface FakeMaxMessage {
  mid: string;
  chatId: number;
  text: string;
  timestamp: number;
  seq: number;
  views: number | null;
  request: Record<string, unknown>;
  /** Somebody else's message in a group. */
  senderId?: number;
}

export const BOT_ID = 5_551_234;

export function presentBot(userId = BOT_ID): Record<string, unknown> {
  return {
    user_id: userId,
    first_name: 'Рупор',
    last_name: null,
    username: 'rupor_bot',
    is_bot: userId === BOT_ID,
    last_activity_time: 1_795_000_000_000,
  };
}

export function presentChat(chat: FakeMaxChat, messages: number): Record<string, unknown> {
  return {
    chat_id: chat.id,
    type: chat.type,
    status: chat.bot === 'removed' ? 'removed' : 'active',
    title: chat.title,
    icon: null,
    last_event_time: 1_795_000_000_000,
    participants_count: chat.participants,
    is_public: chat.name !== undefined,
    link: chat.name === undefined ? null : `https://max.ru/${chat.name}`,
    description: null,
    messages_count: messages,
  };
}

export function presentMember({ bot }: FakeMaxChat): Record<string, unknown> {
  const isAdmin = bot === 'admin' || bot === 'admin-without-post';
  return {
    ...presentBot(),
    last_access_time: 1_795_000_000_000,
    join_time: 1_795_000_000_000,
    is_owner: false,
    is_admin: isAdmin,
    permissions: isAdmin ? ['read_all_messages', ...(bot === 'admin' ? ['write'] : [])] : null,
  };
}

export function presentMessage(
  message: FakeMaxMessage,
  chat: FakeMaxChat | undefined,
): Record<string, unknown> {
  const { mid, seq, text, timestamp, views, senderId } = message;
  return {
    sender: presentBot(senderId),
    recipient: { chat_id: message.chatId, chat_type: chat?.type ?? 'channel', user_id: null },
    timestamp,
    link: null,
    body: { mid, seq, text, attachments: null, link: null },
    stat: chat?.type === 'channel' && views !== null ? { views } : null,
    url: chat?.name === undefined ? null : `https://max.ru/${chat.name}/${mid}`,
  };
}
