// Telegram: the public page, which is HTML without a contract, and what the bot is told of its rights.
import { callApi, DEFAULT_API_ROOT } from '../../src/networks/telegram/api.ts';
import { readPreview } from '../../src/networks/telegram/preview-page.ts';
import { probeOutcome } from './outcome.ts';
import type { Finding, Probing } from './probe.ts';
import { shapeOf } from './shape.ts';
import { probeSession } from './telegram-session.ts';

const PAGE = 'public page `t.me/s/…`, else a person';

export async function probeTelegram(probing: Probing): Promise<Finding[]> {
  const { call, channel, fetch, tell } = probing;
  const { chatId, username, apiRoot, previewRoot } = channel.settings;
  const bot = {
    fetch,
    apiRoot: typeof apiRoot === 'string' ? apiRoot : DEFAULT_API_ROOT,
    token: channel.credentials.token ?? '',
    signal: call.signal,
  };
  const chat = await callApi(bot, 'getChat', { chat_id: String(chatId) });
  tell(`getChat: ${chat.kind === 'ok' ? shapeOf(chat.result, 1) : chat.kind}.`);
  const outcome = [...(await probeOutcome(probing, PAGE)), ...(await probeSession(probing))];
  if (typeof username !== 'string')
    return [
      ...outcome,
      { line: '`?before=` of the public page', verdict: 'not settled', seen: 'no public name' },
    ];
  const root = typeof previewRoot === 'string' ? previewRoot : 'https://t.me';
  const page = { fetch, previewRoot: root, username, signal: call.signal };
  return [...outcome, ...(await readPages(page))];
}

async function readPages(page: Omit<Parameters<typeof readPreview>[0], 'before'>): Promise<Finding[]> {
  const newest = await readPreview(page);
  const ids = (newest ?? []).flatMap((message) => message.ids);
  const withViews = (newest ?? []).filter(({ views }) => views !== null).length;
  const shape: Finding = {
    line: 'rounds (1.2K) and is HTML without a contract',
    verdict: newest && newest.length > 0 ? 'confirmed' : 'not settled',
    seen: newest ? `${newest.length} posts were read, ${withViews} with views` : 'no page',
  };
  const before = Math.min(...ids);
  const older = Number.isFinite(before) ? await readPreview({ ...page, before }) : null;
  const olderIds = (older ?? []).flatMap((message) => message.ids);
  const isOlder = olderIds.length > 0 && Math.max(...olderIds) < before;
  return [
    shape,
    {
      line: '`?before=` of the public page',
      verdict: isOlder ? 'confirmed' : 'not settled',
      seen: older ? `${older.length} posts, ${isOlder ? 'all older' : 'none older'}` : 'no second page',
    },
  ];
}
