import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/**
 * The visitor's address behind `hops` own proxies: X-Forwarded-For is believed only so far. Of IPv6 the first 64 bits,
 * which is what one household has. It is hashed at once and stored nowhere.
 */
export function clientAddress({ socket, headers }: IncomingMessage, hops: number): string {
  if (hops === 0) return household(socket.remoteAddress ?? '');
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  const chain = [socket.remoteAddress ?? '', ...forwarded.map((one) => one.trim()).reverse()].filter(Boolean);
  const address = chain[Math.min(hops, chain.length - 1)] ?? '';
  return household(address);
}

/** Of IPv6 the first 64 bits, as an address; IPv4 and what is no address stay as they are. */
export function household(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const { parts } = parsed as ipaddr.IPv6;
  return `${parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::`;
}
