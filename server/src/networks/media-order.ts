// Pictures and files of a post travel in two lists; each knows its place among all of them.
import type { OutgoingFile, OutgoingImage, OutgoingPost } from './network.ts';

export type OutgoingMedia = { image: OutgoingImage; file?: never } | { file: OutgoingFile; image?: never };

/** Everything a post shows, in the order a person put it in. Without places (older requests): pictures first. */
export function mediaInOrder({ images, files }: Pick<OutgoingPost, 'images' | 'files'>): OutgoingMedia[] {
  const all: OutgoingMedia[] = [...images.map((image) => ({ image })), ...files.map((file) => ({ file }))];
  return all
    .map((media, index) => ({ media, place: (media.image ?? media.file).place ?? index }))
    .sort((a, b) => a.place - b.place)
    .map(({ media }) => media);
}
