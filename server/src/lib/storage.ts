// Files of the organization's media: on disk by default, on S3 where configured. Keys are made by us, never by people.
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Config } from '../config.ts';
import type { ByteRange } from './streamed-file.ts';

export interface Storage {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** For what is too large for the memory. `size`: bytes of the stream. */
  putStream(key: string, stream: Readable, size: number): Promise<void>;
  /** Throws when there is no such file. */
  get(key: string): Promise<Uint8Array>;
  /** A part of a file; the stream fails when there is no such file. */
  read(key: string, range: ByteRange): Promise<Readable>;
  remove(key: string): Promise<void>;
}

export async function createStorage(config: Config): Promise<Storage> {
  return config.s3 ? s3Storage(config.s3) : diskStorage(config.dataDir);
}

async function diskStorage(dataDir: string): Promise<Storage> {
  const location = path.join(dataDir, 'media');
  await mkdir(location, { recursive: true });
  const disk = new Disk(new FSDriver({ location, visibility: 'private' }));
  return {
    ...wholeFiles(disk),
    putStream: (key, stream) => disk.putStream(key, stream),
    read: async (key, range) => createReadStream(path.join(location, key), range),
  };
}

async function s3Storage(s3: NonNullable<Config['s3']>): Promise<Storage> {
  const [{ S3Driver }, { GetObjectCommand, PutObjectCommand, S3Client }] = await Promise.all([
    import('flydrive/drivers/s3'),
    import('@aws-sdk/client-s3'),
  ]);
  const client = new S3Client({
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
    region: s3.region,
    endpoint: s3.endpoint,
    forcePathStyle: true,
    // Newer checksums are unknown to many services that speak S3.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const { bucket } = s3;
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
  return {
    ...wholeFiles(disk),
    putStream: async (key, stream, size) => {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: stream, ContentLength: size }),
      );
    },
    read: async (key, { start, end }) => {
      const range = `bytes=${start}-${end}`;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }));
      if (!(Body instanceof Readable)) throw new Error('the storage answered without a body');
      return Body;
    },
  };
}

function wholeFiles(disk: Disk): Pick<Storage, 'put' | 'get' | 'remove'> {
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: (key) => disk.getBytes(key),
    remove: (key) => disk.delete(key),
  };
}
