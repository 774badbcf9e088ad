// A stored picture, turned and cut by its recipe. The same picture and recipe give the same bytes, so a repeated attempt
// sends what the first one sent; the stored file is never touched.
import { cutOf, type MediaEdit, recipeFor } from '@rupor/shared/media/recipe';
import { encodeAs, openPicture, type Picture, withPicture } from './pictures.ts';

type Format = 'jpeg' | 'png' | 'webp';

/** Without a recipe for this network: the picture as it is stored. `side`: longest side of the answer, pixels. */
export async function applyRecipe(
  picture: Picture,
  { network, side, ...edit }: MediaEdit & { network: string; side?: number },
): Promise<Picture> {
  const recipe = recipeFor(edit.recipes, network);
  if (!recipe && side === undefined) return picture;
  const cut = recipe && cutOf(picture, recipe, edit.focal);
  return withPicture(picture.bytes, async (image) => {
    // A turn and a cut in one pipeline would be done in the order of the library, not in ours.
    const turned =
      recipe && recipe.turn !== 0 ? openPicture(await image.rotate(recipe.turn).png().toBuffer()) : image;
    const kept = cut ? turned.extract(cut) : turned;
    const sized =
      side === undefined
        ? kept
        : kept.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    return encodeAs(sized, side === undefined ? formatOf(picture) : 'webp');
  });
}

function formatOf({ mime }: Picture): Format {
  return mime.slice('image/'.length) as Format;
}
