import type { TFunction } from 'i18next';

interface Problem {
  network: string | null | undefined;
  problem: string | null;
  /** Whose own words stand in where no network has any. */
  of: 'channels' | 'posts';
}

/** What a network says is wrong, as a sentence: its own words first, then those of all networks, then ours. */
export function problemSentence(t: TFunction, { network, problem, of }: Problem): string {
  const ours =
    of === 'channels'
      ? [`channels:problems.${problem}`, 'channels:problems.unknown']
      : [`posts:problems.${problem}`, 'posts:problems.unknown'];
  return t([`networks:${network}.problems.${problem}`, `networks:problems.${problem}`, ...ours]);
}
