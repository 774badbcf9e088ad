import { describe, expect, it } from 'vitest';
import { layersOf, mayLeadTo } from './tree.ts';

const node = (
  id: string,
  layer: 'input' | 'output' | 'outcome' | 'impact',
  leadsToId: string | null = null,
) => ({
  id,
  layer,
  leadsToId,
});
const NODES = [
  node('members', 'impact'),
  node('views', 'output', 'members'),
  node('posts', 'output', 'views'),
];

describe('the tree of indicators', () => {
  it.each([
    [node('new', 'input', 'posts'), true],
    [node('new', 'outcome', null), true],
    [node('new', 'outcome', 'views'), false],
    [node('new', 'input', 'nobody'), false],
    [node('views', 'output', 'views'), false],
    [node('views', 'output', 'posts'), false],
    [node('posts', 'output', 'members'), true],
  ])('%o: %s', (given, may) => expect(mayLeadTo(NODES, given)).toBe(may));

  it('is read from what changes down to what is put in', () =>
    expect(
      layersOf([node('hours', 'input'), ...NODES]).map(({ layer, nodes }) => [layer, nodes.length]),
    ).toEqual([
      ['impact', 1],
      ['output', 2],
      ['input', 1],
    ]));
});
