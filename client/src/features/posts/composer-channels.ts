import type { Channel } from '@rupor/shared/channels/contract';
import { type AttributionLanguage, appendLines } from '@rupor/shared/media/attribution';
import type { Media } from '@rupor/shared/media/contract';
import { isFile, isPicture } from '@rupor/shared/media/kinds';
import { attributionsFor } from '@rupor/shared/media/problems';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { ChosenChannel } from './checks.ts';
import type { DraftContent, DraftTarget } from './draft-content.ts';

interface Known {
  channels: readonly Channel[];
  networks: readonly NetworkCapabilities[];
  media: ReadonlyMap<string, Media>;
  /** Of the organization. */
  language: AttributionLanguage;
}

/** Each chosen channel with what goes out there. Pictures that are still being read are left out. */
export function listChosen(
  content: DraftContent,
  { channels, networks, media, language }: Known,
): ChosenChannel[] {
  return content.targets.flatMap((target) => {
    const channel = channels.find(({ id }) => id === target.channelId);
    const network = networks.find(({ id }) => id === channel?.network);
    const capabilities = channel?.ownCapabilities ?? network;
    if (!channel || !capabilities) return [];
    const ids = target.mediaIds ?? content.mediaIds;
    const shown = ids.flatMap((id) => media.get(id) ?? []);
    const text = target.text ?? content.baseText;
    const [pictures, files] = [shown.filter(isPicture), shown.filter(isFile)];
    const sent = appendLines(text, attributionsFor(shown, { network: channel.network, language }));
    return [{ target, channel, capabilities, text, sent, pictures, files }];
  });
}

export function newTarget(channelId: string): DraftTarget {
  return { channelId, text: null, options: {}, mediaIds: null, followUps: [] };
}

export function changeTarget(
  targets: readonly DraftTarget[],
  channelId: string,
  patch: Partial<DraftTarget>,
): DraftTarget[] {
  return targets.map((target) => (target.channelId === channelId ? { ...target, ...patch } : target));
}

/** Initials of a channel for its round sign: «Рабочая смена» is РС. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');
}
