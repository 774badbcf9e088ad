import { defineConfig } from 'vitest/config';
import { longestFirst } from '../../server/test/longest-first.ts';

/** Journeys in a real browser against the built server, four files at a time: they mostly wait. No retries. */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['*.journey.ts'],
    globalSetup: ['global-setup.ts'],
    maxWorkers: 4,
    // Files share what they import, as the tests of the server do.
    isolate: false,
    sequence: {
      sequencer: longestFirst([
        'main.journey.ts',
        'pages.journey.ts',
        'identity.journey.ts',
        'trouble.journey.ts',
        'composer.journey.ts',
        'series.journey.ts',
        'roles.journey.ts',
        'campaigns.journey.ts',
        'review.journey.ts',
      ]),
    },
    testTimeout: 480_000,
    hookTimeout: 120_000,
    // Asked again until then: an answer that is on its way is no failure on a busy machine.
    expect: { poll: { timeout: 20_000 } },
  },
});
