import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take longest begin first, so that none of them is left alone at the end. */
const LONGEST = ['pages', 'main', 'identity', 'trouble'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.journey.ts`));
      return place === -1 ? LONGEST.length : place;
    };
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

/** Journeys in a real browser against the built server, three files at a time: they mostly wait. No retries. */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['*.journey.ts'],
    globalSetup: ['global-setup.ts'],
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 480_000,
    hookTimeout: 120_000,
    // Asked again until then: an answer that is on its way is no failure on a busy machine.
    expect: { poll: { timeout: 20_000 } },
  },
});
