// What a Mastodon server's answers look like: the objects that the fake hands out.
export interface FakeStatus {
  id: string;
  text: string;
  createdAt: Date;
  /** The request that made it. */
  request: Record<string, unknown>;
  replies: number;
  reblogs: number;
  favourites: number;
}

export interface InstanceOptions {
  version: string;
  maxCharacters: number;
  maxMedia: number;
  /** False: knows neither write:statuses nor write:media. */
  granularScopes: boolean;
  /** False: only GET /api/v1/instance. */
  v2: boolean;
  descriptionLimit: number | null;
}

/** What a request for a status may hold. */
export const STATUS_FIELDS = [
  'status',
  'media_ids',
  'visibility',
  'language',
  'spoiler_text',
  'sensitive',
  'in_reply_to_id',
];

export const ACCOUNT_ID = '109302';

export function presentAccount(base: string, followers: number): Record<string, unknown> {
  const url = `${base}/@profkom`;
  return {
    id: ACCOUNT_ID,
    username: 'profkom',
    acct: 'profkom',
    display_name: 'Профком завода',
    locked: false,
    bot: false,
    group: false,
    indexable: true,
    discoverable: true,
    created_at: '2024-05-01T00:00:00.000Z',
    note: '',
    url,
    uri: `${base}/users/profkom`,
    avatar: `${base}/a.png`,
    avatar_static: `${base}/a.png`,
    header: `${base}/h.png`,
    header_static: `${base}/h.png`,
    followers_count: followers,
    following_count: 3,
    statuses_count: 12,
    last_status_at: null,
    emojis: [],
    fields: [],
  };
}

export function presentCredentials(account: Record<string, unknown>): Record<string, unknown> {
  return {
    ...account,
    role: { id: '-99', name: '', permissions: '0', color: '', highlighted: false },
    source: {
      fields: [],
      follow_requests_count: 0,
      indexable: true,
      note: '',
      privacy: 'public',
      sensitive: false,
      language: 'ru',
    },
  };
}

export function presentStatus(base: string, status: FakeStatus, media: unknown[]): Record<string, unknown> {
  const { id, text, createdAt, request } = status;
  return {
    id,
    created_at: createdAt.toISOString(),
    in_reply_to_id: request.in_reply_to_id ?? null,
    in_reply_to_account_id:
      request.in_reply_to_id === undefined ? null : String(request.in_reply_to_account_id ?? ACCOUNT_ID),
    sensitive: request.sensitive === true || Boolean(request.spoiler_text),
    spoiler_text: request.spoiler_text ?? '',
    visibility: request.visibility ?? 'public',
    language: request.language ?? null,
    uri: `${base}/users/profkom/statuses/${id}`,
    url: `${base}/@profkom/${id}`,
    replies_count: status.replies,
    reblogs_count: status.reblogs,
    favourites_count: status.favourites,
    content: toHtml(text),
    account: presentAccount(base, 1),
    media_attachments: media,
    mentions: [],
    tags: [],
    emojis: [],
    reblog: null,
    poll: null,
    card: null,
  };
}

/** As Mastodon writes it: links with hidden parts, mentions of other servers without their server. */
export function toHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const linked = escaped
    .replaceAll('"', '&quot;')
    .replace(/(https?:\/\/)([^\s<]+)/g, (_, scheme: string, rest: string) => {
      const [shown, hidden] = [rest.slice(0, 20), rest.slice(20)];
      return (
        `<a href="${scheme}${rest}"><span class="invisible">${scheme}</span>` +
        `<span class="ellipsis">${shown}</span><span class="invisible">${hidden}</span></a>`
      );
    })
    .replace(
      /@([\w.-]+)@([\w.-]+\w)/g,
      '<span class="h-card"><a href="https://$2/@$1" class="u-url mention">@<span>$1</span></a></span>',
    );
  return linked === '' ? '' : `<p>${linked.replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br />')}</p>`;
}

const MIMES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/webm', 'video/mp4'];

function configuration({
  maxCharacters,
  maxMedia,
  descriptionLimit,
}: InstanceOptions): Record<string, unknown> {
  return {
    accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
    media_attachments: {
      supported_mime_types: MIMES,
      image_size_limit: 16_777_216,
      image_matrix_limit: 33_177_600,
      video_size_limit: 103_809_024,
      video_frame_rate_limit: 120,
      video_matrix_limit: 8_294_400,
      ...(descriptionLimit === null ? {} : { description_limit: descriptionLimit }),
    },
    polls: { max_characters_per_option: 50, max_expiration: 2_629_746, max_options: 4, min_expiration: 300 },
    statuses: {
      characters_reserved_per_url: 23,
      max_characters: maxCharacters,
      max_media_attachments: maxMedia,
    },
  };
}

export function presentInstance(base: string, options: InstanceOptions): Record<string, unknown> {
  return {
    domain: new URL(base).host,
    title: 'Профсоюзный сервер',
    version: options.version,
    source_url: 'https://github.com/mastodon/mastodon',
    description: '',
    usage: { users: { active_month: 7 } },
    thumbnail: { url: `${base}/t.png` },
    icon: [],
    languages: ['ru'],
    configuration: {
      ...configuration(options),
      translation: { enabled: false },
      urls: { streaming: `wss://${new URL(base).host}` },
    },
    registrations: { enabled: false, approval_required: false, message: null },
    api_versions: { mastodon: 6 },
    contact: { email: 'a@example.org', account: null },
    rules: [],
  };
}

export function presentInstanceV1(base: string, options: InstanceOptions): Record<string, unknown> {
  return {
    uri: new URL(base).host,
    title: 'Старый сервер',
    short_description: '',
    description: '',
    email: 'a@example.org',
    version: options.version,
    urls: { streaming_api: `wss://${new URL(base).host}` },
    stats: { user_count: 1, status_count: 1, domain_count: 1 },
    languages: ['ru'],
    registrations: false,
    approval_required: false,
    invites_enabled: true,
    configuration: configuration(options),
    rules: [],
  };
}
