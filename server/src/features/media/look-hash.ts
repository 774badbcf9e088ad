// The difference hash of a stored picture: 9 × 8 grey values, the rule is shared/media/look-alike.
import { hashGreys, type PictureHash } from '@rupor/shared/media/look-alike';
import { withPicture } from './pictures.ts';

export function hashLook(bytes: Uint8Array): Promise<PictureHash> {
  return withPicture(bytes, async (image) => {
    const small = image
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize({ width: 9, height: 8, fit: 'fill' });
    return hashGreys(await small.toColourspace('b-w').raw().toBuffer());
  });
}
