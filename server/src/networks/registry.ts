// The list of networks. A new network is its folder and one line here.
import type { Network } from './network.ts';

export interface NetworkRegistry {
  get(id: string): Network | undefined;
  all(): Network[];
}

export function createRegistry(networks: Network[]): NetworkRegistry {
  const byId = new Map(networks.map((network) => [network.capabilities.id, network]));
  return { get: (id) => byId.get(id), all: () => [...byId.values()] };
}

/** Every network of this instance. */
export function createNetworks(_options: { db: unknown }): NetworkRegistry {
  return createRegistry([]);
}
