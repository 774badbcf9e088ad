// What one server allows, as it says itself. Servers differ: nothing here is assumed where the server answered.
// Source: docs.joinmastodon.org, entities Instance and V1::Instance.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { z } from 'zod';
import { mastodonCapabilities } from './capabilities.ts';

const Count = z.number().int().positive();
const ServerLimits = z.object({
  maxCharacters: Count,
  urlLength: Count,
  maxMedia: Count,
  imageBytes: Count,
  /** Width × height. */
  imagePixels: Count,
  videoBytes: Count,
  descriptionLength: Count,
  mimes: z.array(z.string()),
});
export type ServerLimits = z.infer<typeof ServerLimits>;

/** Of a server that leaves something out: values of Mastodon 4.0 (docs.joinmastodon.org/entities/Instance). */
const USUAL: ServerLimits = {
  maxCharacters: 500,
  urlLength: 23,
  maxMedia: 4,
  imageBytes: 10_485_760,
  imagePixels: 16_777_216,
  videoBytes: 41_943_040,
  descriptionLength: 1500,
  mimes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/webm', 'video/mp4', 'video/quicktime'],
};

const Part = z.record(z.string(), z.unknown()).catch({});
const Instance = z.object({
  version: z.string(),
  /** Pleroma and older forks. */
  max_toot_chars: z.unknown(),
  configuration: z.object({ statuses: Part, media_attachments: Part }).partial().catch({}),
});

/** Answer of GET /api/v2/instance or /api/v1/instance; null when it is not one. */
export function readInstance(data: unknown): { version: string; limits: ServerLimits } | null {
  const parsed = Instance.partial({ configuration: true, max_toot_chars: true }).safeParse(data);
  if (!parsed.success) return null;
  const { version, configuration = {}, max_toot_chars: maxToot } = parsed.data;
  const { statuses = {}, media_attachments: media = {} } = configuration;
  const pick = (value: unknown, usual: number) => Count.catch(usual).parse(value);
  return {
    version,
    limits: {
      maxCharacters: pick(statuses.max_characters, pick(maxToot, USUAL.maxCharacters)),
      urlLength: pick(statuses.characters_reserved_per_url, USUAL.urlLength),
      maxMedia: pick(statuses.max_media_attachments, USUAL.maxMedia),
      imageBytes: pick(media.image_size_limit, USUAL.imageBytes),
      imagePixels: pick(media.image_matrix_limit, USUAL.imagePixels),
      videoBytes: pick(media.video_size_limit, USUAL.videoBytes),
      descriptionLength: pick(media.description_limit, USUAL.descriptionLength),
      mimes: z.array(z.string()).min(1).catch(USUAL.mimes).parse(media.supported_mime_types),
    },
  };
}

/** PKCE, granular scopes on the app and `redirect_uris` as a list came with 4.3. */
export function isAtLeast43(version: string): boolean {
  if (/compatible/i.test(version)) return false;
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 3);
}

/** What this channel may do by the limits stored at connect; without them the most cautious values. Pure. */
export function narrowCapabilities(settings: Record<string, unknown>): NetworkCapabilities {
  const base = mastodonCapabilities;
  const parsed = ServerLimits.safeParse(settings.limits);
  if (!parsed.success) return base;
  const limits = parsed.data;
  const side = Math.floor(Math.sqrt(limits.imagePixels));
  const imageMimes = base.images.mimes.filter((mime) => limits.mimes.includes(mime));
  const videoMimes = base.video?.mimes.filter((mime) => limits.mimes.includes(mime)) ?? [];
  return {
    ...base,
    text: {
      ...base.text,
      limits: [{ unit: 'graphemes', max: limits.maxCharacters, when: 'always' }],
      linkLength: limits.urlLength,
    },
    images: {
      ...base.images,
      maxCount: imageMimes.length === 0 ? 0 : limits.maxMedia,
      maxBytes: limits.imageBytes,
      maxWidth: side,
      maxHeight: side,
      mimes: imageMimes.length === 0 ? base.images.mimes : imageMimes,
      altText: { supported: true, maxGraphemes: limits.descriptionLength },
    },
    video:
      base.video && videoMimes.length > 0
        ? { ...base.video, maxBytes: limits.videoBytes, mimes: videoMimes }
        : null,
  };
}
