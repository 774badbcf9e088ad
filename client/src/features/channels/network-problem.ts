import type { TFunction } from 'i18next';

/** What a network says is wrong, as a sentence: its own words first, then those of all networks, then ours. */
export function problemSentence(t: TFunction, network: string, problem: string): string {
  return t([
    `networks:${network}.problems.${problem}`,
    `networks:problems.${problem}`,
    `channels:problems.${problem}`,
    'channels:problems.unknown',
  ]);
}
