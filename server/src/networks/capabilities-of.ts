import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import type { NetworkRegistry } from './registry.ts';

/** What one channel may do: the network's data, or narrower where its server or its keys decide. Null: no such network. */
export function capabilitiesOf(
  networks: NetworkRegistry,
  channel: { network: string; settings: unknown },
): NetworkCapabilities | null {
  const network = networks.get(channel.network);
  if (!network) return null;
  const { settings } = channel;
  const isRecord = typeof settings === 'object' && settings !== null && !Array.isArray(settings);
  return network.capabilitiesOf?.(isRecord ? { ...settings } : {}) ?? network.capabilities;
}
