// Telegram by a session of the bot over MTProto: whether the numbers of an own post are filled in for a bot at all. Reads
// only; signs in with what connect has made.
import { askWithSession, type MtprotoServer } from '../../src/networks/telegram/mtproto.ts';
import { readMessages } from '../../src/networks/telegram/mtproto-numbers.ts';
import { readPreview } from '../../src/networks/telegram/preview-page.ts';
import { splitRemoteId } from '../../src/networks/telegram/remote-id.ts';
import type { Finding, Probing } from './probe.ts';
import { shapeOf } from './shape.ts';

const LINE = '`channels.getMessages` fills `views` for a bot';
const NUMBERS = ['views', 'forwards', 'replies', 'reactions'] as const;

export async function probeSession(
  probing: Probing,
  server: MtprotoServer | null = null,
): Promise<Finding[]> {
  const { call, channel } = probing;
  const notSettled = (seen: string): Finding[] => [{ line: LINE, verdict: 'not settled', seen }];
  if (channel.settings.viewsSource !== 'session')
    return notSettled('only asked with viewsSource session (RUPOR_PROBE_TELEGRAM_VIEWS_SOURCE)');
  const id = await findPost(probing);
  if (id === null) return notSettled('no post to ask for: give the channel a public name, or add --post');
  const chatId = String(channel.settings.chatId);
  const answer = await askWithSession(call, server, (connection) => readMessages(connection, chatId, [id]));
  if (answer.kind === 'noAnswer') return notSettled('no answer over MTProto: is port 443 open outwards?');
  if (answer.kind === 'error') return notSettled(`${answer.code} ${answer.text.replace(/\d+/g, 'N')}`);
  const message = answer.result.get(id);
  if (!message) return notSettled('signed in, and the post is hidden from the bot');
  const there = NUMBERS.filter((name) => message[name] !== undefined);
  const seen = `signed in; of ${NUMBERS.join(', ')} there are ${there.join(', ') || 'none'}; the message: ${shapeOf(message, 2)}`;
  return [{ line: LINE, verdict: there.includes('views') ? 'confirmed' : 'refuted', seen }];
}

/** The newest one of the public page, else one of our own. */
async function findPost({ channel, fetch, call, post }: Probing): Promise<number | null> {
  const { username, previewRoot } = channel.settings;
  if (typeof username === 'string') {
    const root = typeof previewRoot === 'string' ? previewRoot : 'https://t.me';
    const page = await readPreview({ fetch, previewRoot: root, username, signal: call.signal });
    const newest = Math.max(...(page ?? []).flatMap(({ ids }) => ids.slice(0, 1)));
    if (Number.isFinite(newest)) return newest;
  }
  const sent = post ? (await post('views')).result : null;
  const [remoteId = ''] = sent?.kind === 'published' ? sent.remoteIds : [];
  return splitRemoteId(remoteId)?.messageId ?? null;
}
