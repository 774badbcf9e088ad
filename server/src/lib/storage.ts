// Files of the organization's media: on disk by default, on S3 where configured. Keys are made by us, never by people.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Config } from '../config.ts';

export interface Storage {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Throws when there is no such file. */
  get(key: string): Promise<Uint8Array>;
  remove(key: string): Promise<void>;
}

export async function createStorage(config: Config): Promise<Storage> {
  const disk = new Disk(config.s3 ? await s3Driver(config.s3) : await diskDriver(config.dataDir));
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: (key) => disk.getBytes(key),
    remove: (key) => disk.delete(key),
  };
}

async function diskDriver(dataDir: string): Promise<FSDriver> {
  const location = path.join(dataDir, 'media');
  await mkdir(location, { recursive: true });
  return new FSDriver({ location, visibility: 'private' });
}

async function s3Driver(s3: NonNullable<Config['s3']>) {
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new S3Driver({
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
    region: s3.region,
    endpoint: s3.endpoint,
    bucket: s3.bucket,
    forcePathStyle: true,
    visibility: 'private',
    supportsACL: false,
    // Newer checksums are unknown to many services that speak S3.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
