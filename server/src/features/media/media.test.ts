import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { apiKeyClient, client, createOrganization } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';

const test = useTestApp();

/** A picture made of noise, so that encoders have work; `seed` makes it another one. */
async function picture({
  width = 640,
  height = 480,
  seed = Math.floor(Math.random() * 250),
}: {
  width?: number;
  height?: number;
  seed?: number;
} = {}) {
  const raw = Buffer.alloc(width * height * 3);
  for (let i = 0; i < raw.length; i += 1) raw[i] = (i * 31 + ((i * i) >> 7) + seed * 97) & 255;
  return sharp(raw, { raw: { width, height, channels: 3 } });
}

function fileOf(bytes: Uint8Array, name = 'photo.jpg', type = 'image/jpeg'): File {
  return new File([Buffer.from(bytes)], name, { type });
}

async function readStored(cookie: string, id: string, size: 'full' | 'preview' = 'full') {
  const response = await fetch(`${test.origin}/api/media/${id}/file?size=${size}`, { headers: { cookie } });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('media.upload', () => {
  it('keeps the picture, turns it upright and drops where it was taken', async () => {
    const { people } = await createOrganization(test, { roles: ['ambassador'] });
    const { call, cookie } = people.ambassador;
    const shot = await (await picture({ width: 800, height: 600 }))
      .withExif({
        IFD0: { Orientation: '6', Artist: 'Secret' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '56/1 50/1 0/1' },
      })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const media = await call.media.upload({ file: fileOf(shot, '../evil/двор.jpg'), altText: ' Двор ' });
    expect(media).toMatchObject({
      width: 600,
      height: 800,
      mime: 'image/jpeg',
      altText: 'Двор',
      originalName: 'двор.jpg',
    });
    const { response, bytes } = await readStored(cookie, media.id);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toContain('private');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${media.id}.jpeg"`);
    const facts = await sharp(bytes).metadata();
    expect([facts.width, facts.height, facts.exif, facts.orientation]).toEqual([
      600,
      800,
      undefined,
      undefined,
    ]);
    expect(bytes.length).toBe(media.size);
    const small = await readStored(cookie, media.id, 'preview');
    expect((await sharp(small.bytes).metadata()).height).toBe(480);
    expect(small.response.headers.get('content-type')).toBe('image/webp');
  });

  it('bounds the sides and keeps see-through pictures see-through', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const wide = await sharp({ create: { width: 4000, height: 1000, channels: 4, background: '#11223344' } })
      .png()
      .toBuffer();
    const media = await owner.call.media.upload({ file: fileOf(wide, 'a.png', 'image/png') });
    expect(media).toMatchObject({ width: 2560, height: 640, mime: 'image/png', altText: null });
  });

  it('takes the first frame of a GIF', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const gif = await (await picture({ width: 90, height: 60 })).gif().toBuffer();
    expect(await owner.call.media.upload({ file: fileOf(gif, 'a.gif', 'image/gif') })).toMatchObject({
      mime: 'image/png',
      width: 90,
    });
  });

  it('stores the same picture once in an organization and again in another', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const other = await createOrganization(test, { roles: [] });
    const bytes = await (await picture({ seed: 7 })).jpeg().toBuffer();
    const [one, two] = await Promise.all([
      owner.call.media.upload({ file: fileOf(bytes) }),
      owner.call.media.upload({ file: fileOf(bytes, 'again.jpg') }),
    ]);
    expect(two?.id).toBe(one?.id);
    const described = await owner.call.media.upload({ file: fileOf(bytes), altText: 'Цех' });
    expect([described.id, described.altText]).toEqual([one?.id, 'Цех']);
    expect((await owner.call.media.list({ page: 1 })).total).toBe(1);
    expect((await other.owner.call.media.upload({ file: fileOf(bytes) })).id).not.toBe(one?.id);
  });

  it('looks at the content, not at the name', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    for (const bytes of [svg, Buffer.from('MZ no picture at all')])
      await expect(owner.call.media.upload({ file: fileOf(bytes) })).rejects.toMatchObject({
        code: 'unsupported_media',
        status: 415,
      });
    // Brand and length of a HEIC file, as phones write it: the page tells how to make a JPEG of it.
    const heic = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      Buffer.alloc(64),
    ]);
    await expect(owner.call.media.upload({ file: fileOf(heic, 'a.heic') })).rejects.toMatchObject({
      code: 'unsupported_media',
      data: { mime: 'image/heic' },
    });
    const png = await (await picture()).png().toBuffer();
    expect(await owner.call.media.upload({ file: fileOf(png, 'a.jpg', 'image/jpeg') })).toMatchObject({
      mime: 'image/png',
    });
  });

  it('refuses broken pictures and pictures of too many pixels at the field', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const jpeg = await (await picture()).jpeg().toBuffer();
    await expect(owner.call.media.upload({ file: fileOf(jpeg.subarray(0, 900)) })).rejects.toMatchObject({
      code: 'invalid_input',
      data: { fields: [{ path: 'file', code: 'broken_image' }] },
    });
    const bomb = await sharp({
      create: { width: 9000, height: 6000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    await expect(owner.call.media.upload({ file: fileOf(bomb) })).rejects.toMatchObject({
      data: { fields: [{ path: 'file', code: 'too_many_pixels', params: { max: 50 } }] },
    });
  });

  it('says 413 to a picture over the limit of pictures', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const jpeg = await (await picture()).jpeg().toBuffer();
    const heavy = Buffer.concat([jpeg, Buffer.alloc(25 * 1024 * 1024)]);
    await expect(owner.call.media.upload({ file: fileOf(heavy) })).rejects.toMatchObject({
      code: 'too_large',
      status: 413,
      data: { maxBytes: 25 * 1024 * 1024 },
    });
  });

  it('refuses a request without a file, with unknown fields, signed out, by a council member, by a wrong key', async () => {
    const { organization, people } = await createOrganization(test, { roles: ['council'] });
    const file = fileOf(await (await picture()).jpeg().toBuffer());
    const form = new FormData();
    form.set('colour', 'red');
    const response = await fetch(`${test.origin}/api/media`, {
      method: 'POST',
      body: form,
      headers: { cookie: people.owner.cookie, 'x-rupor-request': '1' },
    });
    expect(response.status).toBe(400);
    const { data } = (await response.json()) as { data: { fields: { path: string; code: string }[] } };
    expect(data.fields.map(({ path: at, code }) => `${at} ${code}`).sort()).toEqual([
      'colour unknown_field',
      'file required',
    ]);
    await expect(client(test).media.upload({ file })).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(people.council.call.media.upload({ file })).rejects.toMatchObject({ code: 'forbidden' });
    const reader = await apiKeyClient(test, organization.id, ['posts:read']);
    await expect(reader.media.upload({ file })).rejects.toMatchObject({ code: 'forbidden' });
    const writer = await apiKeyClient(test, organization.id, ['media:write']);
    expect(await writer.media.upload({ file })).toMatchObject({ mime: 'image/jpeg' });
  });
});

describe('media of the organization', () => {
  it('lists, finds, describes and removes, files included', async () => {
    const { owner, people } = await createOrganization(test, { roles: ['council'] });
    const media = await owner.call.media.upload({
      file: fileOf(await (await picture()).jpeg().toBuffer(), 'митинг.jpg'),
    });
    expect((await people.council.call.media.list({ q: 'МИТИНГ', page: 1 })).items).toEqual([media]);
    expect((await people.council.call.media.list({ q: 'нет такого', page: 1 })).total).toBe(0);
    expect(await owner.call.media.setAlt({ id: media.id, altText: 'Люди на площади' })).toMatchObject({
      altText: 'Люди на площади',
    });
    expect((await owner.call.media.get({ id: media.id })).altText).toBe('Люди на площади');
    await expect(people.council.call.media.setAlt({ id: media.id, altText: null })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const row = await test.app.db.mediaAsset.findUniqueOrThrow({ where: { id: media.id } });
    expect(readFileSync(path.join(test.dataDir, 'media', row.fileKey)).length).toBe(media.size);
    await owner.call.media.remove({ id: media.id });
    expect(await test.app.db.auditEntry.findFirst({ where: { targetId: media.id } })).toMatchObject({
      action: 'media.removed',
      data: { name: 'митинг.jpg' },
    });
    expect(() => readFileSync(path.join(test.dataDir, 'media', row.fileKey))).toThrow(/ENOENT/);
    await expect(owner.call.media.get({ id: media.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps a picture that a post shows', async () => {
    const { owner, organization } = await createOrganization(test, { roles: [] });
    const media = await owner.call.media.upload({ file: fileOf(await (await picture()).jpeg().toBuffer()) });
    await test.app.db.post.create({
      data: { organizationId: organization.id, media: { create: { assetId: media.id, position: 0 } } },
    });
    await expect(owner.call.media.remove({ id: media.id })).rejects.toMatchObject({
      code: 'state_conflict',
      data: { reason: 'in_use' },
    });
  });

  it('is not there for another organization, nor for nobody', async () => {
    const { owner } = await createOrganization(test, { roles: [] });
    const other = await createOrganization(test, { roles: [] });
    const media = await owner.call.media.upload({ file: fileOf(await (await picture()).jpeg().toBuffer()) });
    const { id } = media;
    const foreign = other.owner.call.media;
    for (const call of [
      () => foreign.get({ id }),
      () => foreign.setAlt({ id, altText: 'x' }),
      () => foreign.remove({ id }),
      () => foreign.file({ id, size: 'full' }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not_found', status: 404 });
    expect((await foreign.list({ page: 1 })).items).toEqual([]);
    expect((await fetch(`${test.origin}/api/media/${id}/file`)).status).toBe(401);
    expect((await readStored(other.owner.cookie, id)).response.status).toBe(404);
  });
});
