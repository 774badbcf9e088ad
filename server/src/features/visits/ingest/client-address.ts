import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/**
 * The visitor's address behind `hops` own proxies: X-Forwarded-For is believed only so far. Of IPv6 the first 64 bits,
 * which is what one household has. It is hashed at once and stored nowhere.
 */
export function clientAddress({ socket, headers }: IncomingMessage, hops: number): string {
  const own = socket.remoteAddress ?? '';
  return household(hops === 0 ? own : forwardedBy(own, String(headers['x-forwarded-for'] ?? ''), hops));
}

/** The `hops`-th name from the end; where fewer stand there, the first one. */
function forwardedBy(own: string, chain: string, hops: number): string {
  let address = own;
  let end = chain.length;
  for (let hop = 0; hop < hops && end > 0; ) {
    const comma = chain.lastIndexOf(',', end - 1);
    const one = chain.slice(comma + 1, end).trim();
    end = comma;
    if (one === '') continue;
    address = one;
    hop += 1;
  }
  return address;
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
