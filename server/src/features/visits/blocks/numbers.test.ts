import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNumbers, sentLists, unpackNumbers } from './numbers.ts';

const LEAST = -(2 ** 31);
const MOST = 2 ** 31 - 1;

describe('lists of numbers', () => {
  it('are the same after they were kept, wherever their bytes lie', () => {
    const wide = fc.integer({ min: LEAST, max: MOST });
    const narrow = fc.integer({ min: 1_000_000, max: 1_000_255 });
    const middle = fc.integer({ min: -30_000, max: 30_000 });
    fc.assert(
      fc.property(
        fc.oneof(fc.array(wide), fc.array(narrow), fc.array(middle)),
        fc.nat(5),
        (numbers, shift) => {
          const packed = packNumbers(Int32Array.from(numbers));
          const moved = Buffer.concat([Buffer.alloc(shift), packed]).subarray(shift);
          expect([...unpackNumbers(moved)]).toEqual(numbers);
        },
      ),
    );
    expect([...unpackNumbers(packNumbers(Int32Array.of(LEAST, MOST, 0)))]).toEqual([LEAST, MOST, 0]);
  });

  it('take as few bytes as their span asks for', () => {
    const bytesOf = (...numbers: number[]) => packNumbers(Int32Array.from(numbers)).length - 8;
    expect([bytesOf(70_000, 70_255), bytesOf(70_000, 70_256), bytesOf(0, 65_536)]).toEqual([2, 4, 8]);
  });

  it('come out of what the database sends, empty ones too', () => {
    const sent = (numbers: number[]) =>
      numbers.length === 0
        ? [0, 0, 23]
        : [1, 0, 23, numbers.length, 1, ...numbers.flatMap((number) => [4, number])];
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: LEAST, max: MOST }), { maxLength: 5 })), (lists) => {
        const words = lists.flatMap(sent);
        const bytes = Buffer.alloc(words.length * 4);
        words.forEach((word, at) => {
          bytes.writeInt32BE(word, at * 4);
        });
        const { lengths, numbers } = sentLists(bytes, lists.length);
        expect([[...lengths], [...numbers]]).toEqual([lists.map(({ length }) => length), lists.flat()]);
      }),
    );
  });
});
