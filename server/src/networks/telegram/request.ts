// What is asked of Telegram for one post. Pure: the same post gives the same request.
// Formatting goes out as entities that we count ourselves: nothing a person types can break the request.

import { goesWithoutMedia } from '@rupor/shared/posts/count';
import type { TargetOptions } from '@rupor/shared/posts/fields';
import { firstAddress, readMarkup } from '@rupor/shared/posts/markup';
import { mediaInOrder } from '../media-order.ts';
import type { OutgoingPost } from '../network.ts';
import type { Fields, Upload } from './api.ts';
import { telegramCapabilities } from './capabilities.ts';
import { splitRemoteId } from './remote-id.ts';

export interface TelegramPlace {
  chatId: string;
  /** Thread of a forum; null: none, or its general one. */
  topic: number | null;
}

export interface TelegramRequest {
  method: string;
  fields: Fields;
  uploads: Upload[];
}

interface Item {
  type: 'photo' | 'video' | 'document';
  facts: Fields;
  upload: Upload;
}

/** A string names what no request can say: mixed_documents, parent_gone. */
export function buildRequest(place: TelegramPlace, post: OutgoingPost): TelegramRequest | string {
  const replyTo = post.replyTo ? splitRemoteId(post.replyTo.parent[0] ?? '') : null;
  if (post.replyTo && !replyTo) return 'parent_gone';
  const common: Fields = {
    // What a follow-up answers stands where it stands, even if the channel got a new id meanwhile.
    chat_id: replyTo?.chatId ?? place.chatId,
    ...(place.topic === null ? {} : { message_thread_id: place.topic }),
    ...(post.options.silent === true ? { disable_notification: true } : {}),
    ...(replyTo ? { reply_parameters: { message_id: replyTo.messageId } } : {}),
  };
  const items = listItems(post);
  const around = { hasMedia: items.length > 0, options: post.options as TargetOptions };
  const isAlone = goesWithoutMedia(post.text, telegramCapabilities.text, around);
  const [first] = items;
  if (!first || isAlone) return textRequest(common, post, isAlone);
  if (items.length > 1) return albumRequest(common, items, post.text);
  const { type, facts, upload } = first;
  const method = { photo: 'sendPhoto', video: 'sendVideo', document: 'sendDocument' }[type];
  const fields = { ...common, [type]: attach(upload), ...facts, ...captionOf(post.text) };
  return { method, fields, uploads: [upload] };
}

function textRequest(common: Fields, post: OutgoingPost, insteadOfMedia: boolean): TelegramRequest {
  const { text, entities } = readMarkup(post.text);
  const preview = insteadOfMedia
    ? { url: firstAddress(post.text, 'htmlSubset'), prefer_large_media: true, show_above_text: true }
    : linkPreview(post.options.linkPreview);
  const marked = entities.length > 0 ? { entities } : {};
  const fields = { ...common, text, ...marked, link_preview_options: preview };
  return { method: 'sendMessage', fields, uploads: [] };
}

/** Photos and films mix, documents stand only beside documents: core.telegram.org/bots/api#sendmediagroup. */
function albumRequest(common: Fields, items: Item[], text: string): TelegramRequest | string {
  const documents = items.filter(({ type }) => type === 'document').length;
  if (documents > 0 && documents < items.length) return 'mixed_documents';
  // One caption: under a group of pictures the first is shown, documents each show their own, so the last has it.
  const captioned = documents > 0 ? items.length - 1 : 0;
  const media = items.map(({ type, facts, upload }, index) => ({
    type,
    media: attach(upload),
    ...facts,
    ...(index === captioned ? captionOf(text) : {}),
  }));
  return {
    method: 'sendMediaGroup',
    fields: { ...common, media },
    uploads: items.map(({ upload }) => upload),
  };
}

function listItems(post: OutgoingPost): Item[] {
  return mediaInOrder(post).map(({ image, file }, index): Item => {
    if (image) {
      const { bytes, mime } = image;
      return { type: 'photo', facts: {}, upload: { name: `photo${index}`, bytes, mime } };
    }
    const { kind, bytes, mime, name } = file;
    return {
      type: kind,
      facts: kind === 'video' ? filmFacts(file) : {},
      upload: { name: `file${index}`, bytes, mime, fileName: name },
    };
  });
}

function filmFacts({
  width,
  height,
  durationMs,
}: Record<'width' | 'height' | 'durationMs', number | null>): Fields {
  return {
    ...(width && height ? { width, height } : {}),
    ...(durationMs === null ? {} : { duration: Math.max(1, Math.round(durationMs / 1000)) }),
    supports_streaming: true,
  };
}

function captionOf(source: string): Fields {
  const { text, entities } = readMarkup(source);
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

function attach({ name }: Upload): string {
  return `attach://${name}`;
}

function linkPreview(choice: unknown): Record<string, boolean> {
  if (choice === 'none') return { is_disabled: true };
  return choice === 'small' ? { prefer_small_media: true } : { prefer_large_media: true };
}
