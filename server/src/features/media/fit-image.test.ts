import type { ImageLimits } from '@rupor/shared/networks/capabilities';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fitImage } from './fit-image.ts';
import { sha256 } from './pictures.ts';

const limits: ImageLimits = {
  maxCount: 4,
  maxBytes: 60_000,
  maxWidth: 1000,
  maxHeight: 800,
  maxSideSum: 1500,
  maxRatio: 3,
  mimes: ['image/jpeg', 'image/png'],
  altText: { supported: true, maxGraphemes: null },
};

/** Noise: nothing compresses worse. */
async function noise(width: number, height: number, format: 'jpeg' | 'png' | 'webp') {
  const raw = Buffer.alloc(width * height * 3);
  let state = 12_345;
  for (let i = 0; i < raw.length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    raw[i] = state >> 16;
  }
  const bytes = await sharp(raw, { raw: { width, height, channels: 3 } })
    [format]()
    .toBuffer();
  return { bytes, mime: `image/${format}`, width, height };
}

describe('fitImage', () => {
  it('leaves a picture that fits as it is', async () => {
    const picture = await noise(100, 80, 'jpeg');
    const fitted = await fitImage(picture, limits);
    expect(fitted.bytes).toBe(picture.bytes);
  });

  it('changes a format that the network does not take', async () => {
    expect((await fitImage(await noise(50, 50, 'webp'), limits)).mime).toBe('image/jpeg');
  });

  it('keeps a narrow picture whole by padding it', async () => {
    const fitted = await fitImage(await noise(600, 60, 'jpeg'), limits);
    expect([fitted.width, fitted.height]).toEqual([600, 200]);
    const { data } = await sharp(fitted.bytes)
      .extract({ left: 0, top: 0, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(240);
  });

  it('gives the same bytes for the same picture and limits', async () => {
    const picture = await noise(1600, 900, 'png');
    const [one, two] = [await fitImage(picture, limits), await fitImage(picture, limits)];
    expect(sha256(one.bytes)).toBe(sha256(two.bytes));
  });

  it('keeps every limit for pictures of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1800 }),
        fc.integer({ min: 1, max: 1800 }),
        fc.constantFrom('jpeg' as const, 'png' as const),
        async (width, height, format) => {
          const fitted = await fitImage(await noise(width, height, format), limits);
          const facts = await sharp(fitted.bytes).metadata();
          expect([facts.width, facts.height, `image/${facts.format}`]).toEqual([
            fitted.width,
            fitted.height,
            fitted.mime,
          ]);
          expect(fitted.bytes.length).toBeLessThanOrEqual(limits.maxBytes);
          expect(fitted.width).toBeLessThanOrEqual(limits.maxWidth);
          expect(fitted.height).toBeLessThanOrEqual(limits.maxHeight);
          expect(fitted.width + fitted.height).toBeLessThanOrEqual(1500);
          // Whole pixels: a side may be rounded down by one.
          const [long, short] = [
            Math.max(fitted.width, fitted.height),
            Math.min(fitted.width, fitted.height),
          ];
          expect(long / (short + 1)).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 25 },
    );
  });
});
