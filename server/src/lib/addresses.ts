import { networkInterfaces } from 'node:os';
import type { Config } from '../config.ts';

/** IPv4 addresses a phone in the same room can reach: 192.168 first, then 10, then 172; no link-local, no virtual ones. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  const rank = (address: string) =>
    ['192.168.', '10.', '172.'].findIndex((start) => address.startsWith(start));
  return Object.entries(interfaces)
    .filter(([name]) => !/^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap)/.test(name))
    .flatMap(([, list]) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal && !entry.address.startsWith('169.254.'))
    .map((entry) => entry.address)
    .sort((a, b) => ((rank(a) + 3) % 3) - ((rank(b) + 3) % 3));
}

/** What the terminal says once the app answers. */
export function localAddresses({ host, publicUrl }: Config, port: number): string[] {
  const lines = [`Rupor is ready: http://localhost:${port}`];
  if (publicUrl) lines.push(`Public address: ${publicUrl}`);
  if (host === '0.0.0.0' || host === '::')
    for (const address of lanAddresses()) lines.push(`In this network: http://${address}:${port}`);
  return lines;
}
