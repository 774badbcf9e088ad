// Looks for a post on the public page of a channel: a match proves that the post is out, no match proves nothing.
import { visibleText } from '@rupor/shared/posts/markup';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { FindResult } from '../network.ts';
import { readPreview } from './preview-page.ts';
import { joinRemoteId } from './remote-id.ts';

const CLOCK_SKEW_MS = 60_000;

interface Search {
  fetch: SafeFetch;
  previewRoot: string;
  username: string;
  chatId: string;
  /** As it was written, with its tags. */
  text: string;
  since: Date;
  signal: AbortSignal;
}

export async function findOnPreview(search: Search): Promise<FindResult> {
  const wanted = normaliseText(visibleText(search.text));
  if (wanted === '') return { kind: 'cannotTell', problem: 'nothing_to_compare' };
  const messages = await readPreview(search);
  if (!messages) return { kind: 'cannotTell', problem: 'preview_unavailable' };
  const notBefore = search.since.getTime() - CLOCK_SKEW_MS;
  const match = messages
    .sort((a, b) => (b.ids[0] ?? 0) - (a.ids[0] ?? 0))
    .find((message) => message.publishedAt.getTime() >= notBefore && normaliseText(message.text) === wanted);
  const first = match?.ids[0];
  if (!match || first === undefined) return { kind: 'cannotTell', problem: 'not_on_preview' };
  return {
    kind: 'found',
    remoteIds: match.ids.map((id) => joinRemoteId(search.chatId, id)),
    url: `https://t.me/${search.username}/${first}`,
  };
}

/** Line breaks, repeated blanks and Unicode form do not distinguish two texts. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
