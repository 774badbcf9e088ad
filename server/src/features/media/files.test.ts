// Films and documents: what they are is read from their content, they pass through the disk, players read them in parts.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { createOrganization, type Person } from '../../../test/factories.ts';
import { asFile, mp4, pdf, webm } from '../../../test/films.ts';
import { useTestApp } from '../../../test/harness.ts';
import { readMp4 } from './mp4-facts.ts';
import { readRange } from './read-file.ts';
import { readWebm } from './webm-facts.ts';

const test = useTestApp({ env: { RUPOR_MAX_UPLOAD_MB: '2' } });
const MB = 1024 * 1024;
const CUT = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\nno end';

async function read(cookie: string, id: string, headers: Record<string, string> = {}, size = 'full') {
  const url = `${test.origin}/api/media/${id}/file?size=${size}`;
  const response = await fetch(url, { headers: { cookie, ...headers } });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('upload of a film or a document', () => {
  it('keeps a film as it came, with its length and sides', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const bytes = mp4({ width: 1920, height: 1080, seconds: 90, contentBytes: MB });
    const media = await owner.call.media.upload({
      file: asFile(bytes, 'Митинг.mp4'),
      altText: 'Люди у ворот',
    });
    expect(media).toMatchObject({
      kind: 'video',
      mime: 'video/mp4',
      width: 1920,
      height: 1080,
      durationMs: 90_000,
      size: bytes.length,
      originalName: 'Митинг.mp4',
      altText: 'Люди у ворот',
    });
    const { response, bytes: stored } = await read(owner.cookie, media.id);
    expect(stored.equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${media.id}.mp4"`);
    const row = await test.app.db.mediaAsset.findUniqueOrThrow({ where: { id: media.id } });
    expect(row).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), previewKey: null });
    expect(row.organizationId).toBe(organization.id);
    expect((await read(owner.cookie, media.id, {}, 'preview')).response.status).toBe(404);
  });

  it.each([
    [
      'a film of an iPhone, turned',
      mp4({ isTurned: true, brand: 'qt' }),
      'video/quicktime',
      [360, 640, 12_000],
    ],
    ['WebM', webm(), 'video/webm', [320, 240, 5_000]],
    [
      'a film sent in pieces, which does not say how long it is',
      mp4({ seconds: 0 }),
      'video/mp4',
      [640, 360, null],
    ],
  ])('%s', async (_name, bytes, mime, facts) => {
    const { owner } = await createOrganization(test, { roles: [] });
    const media = await owner.call.media.upload({ file: asFile(bytes, 'x.bin', 'application/octet-stream') });
    expect([media.kind, media.mime, media.width, media.height, media.durationMs]).toEqual([
      'video',
      mime,
      ...facts,
    ]);
  });

  it('keeps a document to be saved, not shown within the page', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const media = await owner.call.media.upload({ file: asFile(pdf(), 'Договор.pdf', 'application/pdf') });
    expect(media).toMatchObject({ kind: 'document', width: null, height: null, durationMs: null });
    const { response, bytes } = await read(owner.cookie, media.id);
    expect(bytes.equals(pdf())).toBe(true);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${media.id}.pdf"`);
    expect(response.headers.get('content-security-policy')).toContain("media-src 'self'");
  });

  it('stores the same film once, and removes its file with it', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const file = () => asFile(mp4({ seed: 9 }), 'a.mp4');
    const [one, two] = await Promise.all([
      owner.call.media.upload({ file: file() }),
      owner.call.media.upload({ file: file() }),
    ]);
    expect(two?.id).toBe(one?.id);
    const id = one?.id ?? '';
    const { fileKey } = await test.app.db.mediaAsset.findUniqueOrThrow({ where: { id } });
    const place = path.join(test.dataDir, 'media', fileKey);
    expect(readFileSync(place).length).toBe(one?.size);
    await owner.call.media.remove({ id });
    expect(existsSync(place)).toBe(false);
  });

  it.each([
    [
      'a program that says it is a film',
      Buffer.from('MZ this is no film'),
      'unsupported_media',
      415,
      undefined,
    ],
    [
      'a page that says it is a document',
      Buffer.from('<html><script>1</script>'),
      'unsupported_media',
      415,
      undefined,
    ],
    ['sound in the container of a film', mp4({ handler: 'soun' }), 'invalid_input', 400, 'broken_film'],
    ['a film cut short', mp4().subarray(0, 150), 'invalid_input', 400, 'broken_film'],
    ['a document cut short', pdf().subarray(0, 40), 'invalid_input', 400, 'broken_document'],
  ])('refuses %s', async (_name, bytes, code, status, problem) => {
    const { owner } = await createOrganization(test, { roles: [] });
    const upload = owner.call.media.upload({ file: asFile(bytes, 'film.mp4', 'video/mp4') });
    const data = problem ? { fields: [{ path: 'file', code: problem }] } : { allowed: expect.any(Array) };
    await expect(upload).rejects.toMatchObject({ code, status, data });
  });

  it('knows a picture that calls itself a film', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    const media = await owner.call.media.upload({ file: asFile(png, 'film.mp4', 'video/mp4') });
    expect([media.kind, media.mime]).toEqual(['image', 'image/png']);
  });

  it('says how much may be sent, before and after', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    expect(await owner.call.media.limits()).toEqual({ pictureBytes: 2 * MB, fileBytes: 2 * MB });
    for (const size of [2 * MB, 3 * MB, 5 * MB])
      await expect(
        owner.call.media.upload({ file: asFile(mp4({ contentBytes: size }), 'a.mp4') }),
      ).rejects.toMatchObject({ code: 'too_large', status: 413, data: { maxBytes: 2 * MB } });
  });
});

describe('the form of an upload', () => {
  const send = (person: Person | null, body: BodyInit, type?: string) =>
    fetch(`${test.origin}/api/media`, {
      method: 'POST',
      body,
      headers: {
        'x-rupor-request': '1',
        ...(person ? { cookie: person.cookie } : {}),
        ...(type ? { 'content-type': type } : {}),
      },
    });

  it('is read whatever stands in it', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 0, maxLength: 200_000 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        async (noise, altText) => {
          const film = Buffer.concat([mp4(), noiseBox(noise)]);
          const form = new FormData();
          form.set('altText', altText);
          form.set('file', asFile(film, 'кадр "1"; name="x".mp4'));
          const media = (await (await send(owner, form)).json()) as { id: string; originalName: string };
          expect(media.originalName).toBe('кадр "1"; name="x".mp4');
          expect((await read(owner.cookie, media.id)).bytes.equals(film)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is refused when it is none, or ends in the midst', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    for (const body of [
      CUT,
      'nothing',
      '--b\r\nContent-Disposition: attachment\r\n\r\n\r\n--b--\r\n',
      '--b?',
    ])
      expect((await send(owner, body, 'multipart/form-data; boundary=b')).status).toBe(400);
    expect((await send(owner, CUT, 'multipart/form-data')).status).toBe(400);
  });

  it('leaves nothing behind, and is not read from somebody unknown', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const place = await mkdtemp(path.join(tmpdir(), 'rupor-files-'));
    vi.stubEnv('TMPDIR', place);
    const form = new FormData();
    form.set('file', asFile(mp4({ contentBytes: MB }), 'a.mp4'));
    expect((await send(null, form)).status).toBe(401);
    expect((await send(owner, form)).status).toBe(200);
    // What is asked for is answered before it is cleaned up behind.
    await expect.poll(() => readdir(place)).toEqual([]);
    expect((await send(owner, CUT, 'multipart/form-data; boundary=b')).status).toBe(400);
    await expect.poll(() => readdir(place)).toEqual([]);
    vi.unstubAllEnvs();
  });
});

describe('a part of a film', () => {
  it('is answered as players ask for it', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const bytes = mp4({ contentBytes: 100_000, seed: 3 });
    const { id } = await owner.call.media.upload({ file: asFile(bytes, 'a.mp4') });
    const size = bytes.length;
    for (const [range, from, to] of [
      ['bytes=0-', 0, size - 1],
      ['bytes=10-19', 10, 19],
      [`bytes=${size - 5}-`, size - 5, size - 1],
      ['bytes=-7', size - 7, size - 1],
      ['bytes=5-999999999', 5, size - 1],
    ] as const) {
      const { response, bytes: part } = await read(owner.cookie, id, { range, 'accept-encoding': 'gzip' });
      expect(response.status).toBe(206);
      expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/${size}`);
      expect(response.headers.get('content-length')).toBe(String(to - from + 1));
      expect(part.equals(bytes.subarray(from, to + 1))).toBe(true);
    }
    for (const range of ['bytes=9-3', 'bytes=0-1,5-6', `bytes=${size}-`, 'lines=1-2'])
      expect((await read(owner.cookie, id, { range })).response.status).toBe(200);
  });

  it('lies within the file, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 1_000_000 }),
        (noise, a, b, size) => {
          for (const header of [noise, `bytes=${a}-${b}`, `bytes=-${a}`, `bytes=${a}-`]) {
            const range = readRange(header, size);
            if (range) expect(0 <= range.start && range.start <= range.end && range.end < size).toBe(true);
          }
        },
      ),
    );
  });
});

describe('facts of a film', () => {
  it('are none for noise, and reading it ends', async () => {
    const whole = [mp4(), webm()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 30 }),
        async (which, changes) => {
          const bytes = Buffer.from(whole[which] ?? '');
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const facts = await (which === 0 ? readMp4 : readWebm)(new Blob([bytes]));
          for (const fact of Object.values(facts ?? {}))
            expect(fact === null || (Number.isInteger(fact) && fact > 0)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A box that readers pass over. */
function noiseBox(content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write('free', 4);
  return Buffer.concat([head, content]);
}
