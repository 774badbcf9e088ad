// Channels, pictures and times for the tests of posts. Channels are of the practice network: nothing leaves.
import { randomUUID } from 'node:crypto';
import { weeklyLike } from '@rupor/shared/posts/recurrence';
import { formatRule } from '@rupor/shared/posts/rrule';
import { toWallTime } from '@rupor/shared/posts/schedule';
import sharp from 'sharp';
import type { Wake } from '../src/jobs/wake.ts';
import type { TestApp } from './harness.ts';

export async function createChannel(
  test: TestApp,
  organizationId: string,
  options: { network?: string; health?: 'works' | 'retrying' | 'reconnect' } = {},
): Promise<string> {
  const { network = 'practice-wall', health = 'works' } = options;
  const remoteId = `account-${randomUUID()}`;
  const channel = await test.app.db.channel.create({
    data: { organizationId, network, remoteId, name: remoteId.slice(0, 16), health },
  });
  return channel.id;
}

/** A row without files: enough wherever nobody looks at the picture. */
export async function createAsset(test: TestApp, organizationId: string, altText: string | null = 'Цех') {
  const sha256 = randomUUID().replaceAll('-', '').repeat(2);
  const { id } = await test.app.db.mediaAsset.create({
    data: {
      organizationId,
      sha256,
      mime: 'image/jpeg',
      width: 800,
      height: 600,
      size: 1000,
      originalName: 'цех.jpg',
      altText,
      fileKey: `${sha256}/full`,
      previewKey: `${sha256}/preview`,
    },
  });
  return id;
}

export const TIME_ZONE = 'Asia/Yekaterinburg';

/** A wall time so many minutes from now, as a person there would say it. */
export function inMinutes(minutes: number, timeZone = TIME_ZONE) {
  return { wallTime: toWallTime(new Date(Date.now() + minutes * 60_000), timeZone), timeZone };
}

export const DAY_MINUTES = 24 * 60;

/** Remembers what the workers were told. */
export function createRecordingWake(): Wake & { woken: { id: string; version: number; dueAt: Date }[] } {
  const woken: { id: string; version: number; dueAt: Date }[] = [];
  return { woken, targets: async (targets) => void woken.push(...targets), answers: async () => true };
}

/** A JPEG of noise: nothing is harder to make small. */
export async function createNoise({ width, height }: { width: number; height: number }): Promise<File> {
  const raw = Buffer.alloc(width * height * 3);
  let state = 12_345;
  for (let i = 0; i < raw.length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    raw[i] = state >> 16;
  }
  const bytes = await sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
  return new File([Buffer.from(bytes)], 'noise.jpg', { type: 'image/jpeg' });
}

/** A weekly series that has made nothing yet: its first day is in a week. */
export async function createSeriesRow(
  test: TestApp,
  { organizationId, channelId, endedAt }: { organizationId: string; channelId: string; endedAt: Date | null },
): Promise<string> {
  const [anchorDay = '', time = ''] = inMinutes(7 * DAY_MINUTES).wallTime.split('T');
  const { id } = await test.app.db.postSeries.create({
    data: {
      organizationId,
      rule: formatRule({ ...weeklyLike(anchorDay), count: 2 }, TIME_ZONE),
      anchorDay,
      time,
      timeZone: TIME_ZONE,
      content: {
        title: '',
        baseText: 'Смена',
        mediaIds: [],
        rubricId: null,
        campaignId: null,
        branchId: null,
        targets: [{ channelId, text: null, options: {}, mediaIds: null, followUps: [] }],
        expiresAfterMinutes: null,
      },
      caughtUpTo: new Date(),
      endedAt,
    },
  });
  return id;
}
