// A message to the bot becomes an idea of the member who wrote it. Its id is made of the update, so a message that
// comes twice is one idea; its picture is known by its content.
import { splitCapture } from '@rupor/shared/ideas/split-capture';
import type { App, Ctx } from '../../../context.ts';
import { readBytes } from '../../../lib/safe-fetch.ts';
import { idOfName } from '../../../lib/uuid.ts';
import { callApi } from '../../../networks/telegram/api.ts';
import { actorOfMember } from '../../auth/session.service.ts';
import { captureIdea, readIdeaLink } from '../../ideas/ideas.service.ts';
import { uploadMedia } from '../../media/upload.service.ts';
import type { BotWord } from './bot-words.ts';
import type { Hearing } from './take-update.ts';
import type { BotMessage } from './updates.ts';

/** What the Bot API hands out at most: core.telegram.org/bots/api#getfile. */
const MOST_BYTES = 20_000_000;
const MOST_TEXT = 4_000;

interface Given {
  message: BotMessage;
  updateId: number;
  userId: string;
}

export async function takeIdea(hearing: Hearing, { message, updateId, userId }: Given): Promise<BotWord> {
  const { app, bot } = hearing;
  const text = (message.text ?? message.caption ?? '').trim().slice(0, MOST_TEXT);
  if (text === '' && !message.photo?.length) return 'onlyText';
  const ctx = await memberCtx(app, { userId, organizationId: bot.organizationId });
  if (!ctx) return 'ideaRefused';
  const mediaIds = await takePhoto(hearing, ctx, message);
  if (text === '' && mediaIds.length === 0) return 'ideaRefused';
  const id = idOfName(`telegram ${bot.id} ${updateId}`);
  const idea = splitCapture(text);
  await captureIdea(ctx, { id, ...idea, mediaIds, source: 'telegram' });
  // The idea is safe; a page that does not answer costs its title only.
  if (idea.url) await readIdeaLink(ctx, id);
  return 'idea';
}

async function memberCtx(app: App, who: { userId: string; organizationId: string }): Promise<Ctx | null> {
  const actor = await actorOfMember(app, who);
  return actor && { ...app, actor, organizationId: who.organizationId, requestId: 'telegram-bot', ip: null };
}

/** A picture that cannot be had leaves the text alone. */
async function takePhoto(
  { app, bot, token, signal }: Hearing,
  ctx: Ctx,
  { photo }: BotMessage,
): Promise<string[]> {
  const largest = photo?.toSorted((a, b) => b.width - a.width)[0];
  if (!largest) return [];
  const call = { fetch: app.safeFetch, apiRoot: bot.apiRoot, token, signal };
  const answer = await callApi(call, 'getFile', { file_id: largest.file_id });
  const path = answer.kind === 'ok' ? (answer.result as { file_path?: string }).file_path : undefined;
  if (!path) return [];
  try {
    const root = bot.apiRoot.replace(/\/+$/, '');
    const response = await app.safeFetch(`${root}/file/bot${token}/${path}`, { signal });
    if (response.status !== 200) return [];
    const bytes = await readBytes(response, MOST_BYTES);
    const media = await uploadMedia(ctx, { file: new File([new Uint8Array(bytes)], 'telegram.jpg') });
    return [media.id];
  } catch (error) {
    // Only its name: the text may quote the address, and the address holds the token.
    const name = error instanceof Error ? error.name : 'unknown';
    app.logger.warn({ botId: bot.id, error: name }, 'a picture sent to the bot could not be taken');
    return [];
  }
}
