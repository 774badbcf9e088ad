import { expect, test } from 'vitest';
import { orderPictures } from './picture-order.ts';

const target = (channelId: string, mediaIds: string[] | null) => ({
  channelId,
  text: null,
  options: {},
  mediaIds,
  followUps: [],
});

test('a picture that was taken out of the post leaves the channels with a choice of their own', () => {
  const content = { targets: [target('wall', ['a', 'b']), target('messenger', null), target('out', ['a'])] };
  expect(orderPictures(content, ['c', 'b'], (id) => id === 'out')).toEqual({
    mediaIds: ['c', 'b'],
    targets: [target('wall', ['b']), target('messenger', null), target('out', ['a'])],
  });
});

test('channels with a choice of their own follow the order of the post', () => {
  const content = { targets: [target('wall', ['a', 'c'])] };
  const { targets } = orderPictures(content, ['c', 'b', 'a'], () => false);
  expect(targets[0]?.mediaIds).toEqual(['c', 'a']);
});
