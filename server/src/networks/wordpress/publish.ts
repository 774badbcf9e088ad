// Writes one entry of a site: pictures first (files without an entry show nowhere), then the entry itself. At most
// once: the entry's slug is made of our key, so an unknown outcome is looked up by it and never sent again blindly.
import { z } from 'zod';
import type { FindResult, NetworkCall, OutgoingImage, OutgoingPost, PublishResult } from '../network.ts';
import { escapeHtml, paragraphsOf, titleAndBody } from '../plain-html.ts';
import { callSite, classify, type Site } from './api.ts';

const Uploaded = z.object({ id: z.number(), source_url: z.string() });
const Entry = z.object({ id: z.number(), link: z.string() });

interface Picture extends z.infer<typeof Uploaded> {
  altText: string;
}

export async function publishEntry(
  site: Site,
  call: NetworkCall,
  post: OutgoingPost,
): Promise<PublishResult> {
  const pictures: Picture[] = [];
  for (const [index, image] of post.images.entries()) {
    const uploaded = await upload(site, image, `${post.idempotencyKey}-${index + 1}`);
    if ('kind' in uploaded) return uploaded;
    pictures.push(uploaded);
  }
  await call.onSend();
  const { title, body } = titleAndBody(post.text, post.options.title);
  const json = {
    status: 'publish',
    slug: slugOf(post.idempotencyKey),
    title,
    content: toHtml(body, pictures),
    ...(pictures[0] ? { featured_media: pictures[0].id } : {}),
  };
  const answer = await callSite(site, { method: 'POST', path: '/wp/v2/posts', json });
  if (answer.kind !== 'ok') return classify(answer);
  const entry = Entry.safeParse(answer.data).data;
  if (!entry) return { kind: 'unknown', problem: 'unreadable_answer' };
  return { kind: 'published', remoteIds: [String(entry.id)], url: entry.link };
}

export async function findEntry(site: Site, post: OutgoingPost): Promise<FindResult> {
  const path = `/wp/v2/posts?slug=${slugOf(post.idempotencyKey)}&status=any&context=edit`;
  const answer = await callSite(site, { method: 'GET', path });
  if (answer.kind !== 'ok') return { kind: 'cannotTell', problem: classify(answer).problem };
  const entries = z.array(Entry).safeParse(answer.data).data;
  if (!entries) return { kind: 'cannotTell', problem: 'unreadable_answer' };
  const [entry] = entries;
  return entry ? { kind: 'found', remoteIds: [String(entry.id)], url: entry.link } : { kind: 'absent' };
}

export async function removeEntries(
  site: Site,
  call: NetworkCall,
  remoteIds: string[],
): Promise<PublishResult> {
  await call.onSend();
  for (const id of remoteIds) {
    // Into the site's own bin, from which its people can take it back.
    const answer = await callSite(site, { method: 'DELETE', path: `/wp/v2/posts/${encodeURIComponent(id)}` });
    const isGone = answer.kind === 'refused' && (answer.status === 404 || answer.status === 410);
    if (answer.kind !== 'ok' && !isGone) return classify(answer);
  }
  return { kind: 'published', remoteIds, url: null };
}

/** An upload that may or may not have arrived leaves an unused file and no entry: it is tried again. */
async function upload(
  site: Site,
  { bytes, mime, altText }: OutgoingImage,
  name: string,
): Promise<Picture | PublishResult> {
  const file = { bytes, mime, name: `${name}.${mime.replace('image/', '').replace('jpeg', 'jpg')}` };
  const answer = await callSite(site, { method: 'POST', path: '/wp/v2/media', file });
  if (answer.kind === 'unknown') return { kind: 'unavailable', problem: 'upload_failed' };
  if (answer.kind !== 'ok') return classify(answer);
  const uploaded = Uploaded.safeParse(answer.data).data;
  if (!uploaded) return { kind: 'unavailable', problem: 'upload_failed' };
  if (altText) {
    const json = { alt_text: altText };
    const described = await callSite(site, { method: 'POST', path: `/wp/v2/media/${uploaded.id}`, json });
    if (described.kind !== 'ok') return { kind: 'unavailable', problem: 'upload_failed' };
  }
  return { ...uploaded, altText: altText ?? '' };
}

/** Letters and digits only: WordPress keeps such a slug as it is. */
function slugOf(key: string): string {
  return `rupor-${key.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`;
}

function toHtml(text: string, pictures: readonly Picture[]): string {
  const figures = pictures.map(
    ({ id, source_url, altText }) =>
      `<figure class="wp-block-image"><img src="${escapeHtml(source_url)}" alt="${escapeHtml(altText)}" class="wp-image-${id}"></figure>`,
  );
  // The first picture stands above the entry as its cover.
  return [...paragraphsOf(text), ...figures.slice(1)].join('\n');
}
