// How a message is remembered and where it can be opened.

/** Message ids are unique only within a chat, and a chat's id can change: both are kept. */
export function joinRemoteId(chatId: string, messageId: number): string {
  return `${chatId}:${messageId}`;
}

export function splitRemoteId(remoteId: string): { chatId: string; messageId: number } | null {
  const match = /^(-?\d+):(\d+)$/.exec(remoteId);
  return match?.[1] && match[2] ? { chatId: match[1], messageId: Number(match[2]) } : null;
}

/** Private supergroups and channels are addressed without their -100 prefix; plain groups have no links. */
export function postUrl(chat: { id: number; username?: string }, messageId: number): string | null {
  if (chat.username) return `https://t.me/${chat.username}/${messageId}`;
  const bare = /^-100(\d+)$/.exec(String(chat.id))?.[1];
  return bare ? `https://t.me/c/${bare}/${messageId}` : null;
}
