import { expect, it } from 'vitest';
import { outgoingFilm, outgoingPicture } from '../../test/network-call.ts';
import { mediaInOrder } from './media-order.ts';

const kinds = (images: (number | undefined)[], files: (number | undefined)[]) =>
  mediaInOrder({
    images: images.map((place) => outgoingPicture({ place })),
    files: files.map((place) => outgoingFilm({ place })),
  }).map(({ image, file }) => `${image ? 'picture' : 'film'} ${(image ?? file).place ?? ''}`.trim());

it('puts pictures and films where a person put them', () => {
  expect(kinds([0, 2], [1, 3])).toEqual(['picture 0', 'film 1', 'picture 2', 'film 3']);
  expect(kinds([1], [0])).toEqual(['film 0', 'picture 1']);
});

it('an older request has no places: pictures first, as it was sent then', () => {
  expect(kinds([undefined, undefined], [undefined])).toEqual(['picture', 'picture', 'film']);
});
