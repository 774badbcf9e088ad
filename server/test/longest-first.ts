import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** An order of test files: those that end with one of these begin first, so that none of them is left alone at the end. */
export function longestFirst(longest: readonly string[]) {
  const rank = ({ moduleId }: TestSpecification) => {
    const place = longest.findIndex((ending) => moduleId.endsWith(`/${ending}`));
    return place === -1 ? longest.length : place;
  };
  return class LongestFirst extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return [...files].sort((a, b) => rank(a) - rank(b));
    }
  };
}
