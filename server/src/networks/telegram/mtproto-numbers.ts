// What channels.getMessages tells of the posts of a channel, many in one question. A bot addresses a channel by its
// number with access hash 0 only in channels.getChannels; that answers the hash which everything else needs (so does the
// library itself, and TDLib). What an answer does not hold stays unknown.
import type { tl } from '@mtcute/core';
import type { Numbers } from '../network.ts';
import type { MtprotoAnswer } from './mtproto.ts';
import type { MtprotoConnection } from './mtproto-connection.ts';

type Connection = Pick<MtprotoConnection, 'call'>;
type Message = tl.TypeMessage;

/** channels.getMessages takes at most 100 ids. */
export const MOST_IDS = 100;

/** By message id; a message that is gone, or hidden from the bot, is not among them. */
export async function readMessages(
  connection: Connection,
  chatId: string,
  ids: readonly number[],
): Promise<MtprotoAnswer<ReadonlyMap<number, tl.RawMessage>>> {
  const channel = await findChannel(connection, chatId);
  if (channel.kind !== 'ok') return channel;
  const answer = await connection.call<tl.channels.RawGetMessagesRequest>({
    _: 'channels.getMessages',
    channel: channel.result,
    id: ids.slice(0, MOST_IDS).map((id) => ({ _: 'inputMessageID', id })),
  });
  if (answer.kind !== 'ok') return answer;
  const messages: readonly Message[] = 'messages' in answer.result ? answer.result.messages : [];
  const found = messages.filter((message): message is tl.RawMessage => message._ === 'message');
  return { kind: 'ok', result: new Map(found.map((message) => [message.id, message])) };
}

export async function findChannel(
  connection: Connection,
  chatId: string,
): Promise<MtprotoAnswer<tl.RawInputChannel>> {
  const { Long } = await import('@mtcute/core');
  const channelId = bareId(chatId);
  if (channelId === null) return { kind: 'error', code: 400, text: 'CHANNEL_INVALID' };
  const answer = await connection.call<tl.channels.RawGetChannelsRequest>({
    _: 'channels.getChannels',
    id: [{ _: 'inputChannel', channelId, accessHash: Long.ZERO }],
  });
  if (answer.kind !== 'ok') return answer;
  const chat = answer.result.chats.find(({ id }) => id === channelId);
  if (chat?._ !== 'channel' || !chat.accessHash) return { kind: 'error', code: 400, text: 'CHANNEL_PRIVATE' };
  return { kind: 'ok', result: { _: 'inputChannel', channelId, accessHash: chat.accessHash } };
}

/** The Bot API's number of a channel is the network's own behind -100. */
function bareId(chatId: string): number | null {
  const digits = /^-100(\d+)$/.exec(chatId)?.[1];
  return digits ? Number(digits) : null;
}

/** Null where the answer says nothing; reactions that are not there are left out: live updates may tell them. */
export function numbersOf(message: tl.RawMessage): Numbers {
  const { views, forwards, replies, reactions } = message;
  const likes = reactions?.results.reduce((sum, { count }) => sum + count, 0);
  return {
    views: views ?? null,
    shares: forwards ?? null,
    comments: replies?.replies ?? null,
    ...(likes === undefined ? {} : { likes }),
  };
}
