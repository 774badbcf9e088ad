// What every network promises about an unknown outcome: found right after it went out, and one effect of two requests
// where a repeat is said to be harmless.
import type { Finding, Probing } from './probe.ts';

export async function probeOutcome({ network, call, post }: Probing, line: string): Promise<Finding[]> {
  if (!post) return [{ line, verdict: 'not settled', seen: 'only asked with --post' }];
  const { sent, result } = await post('outcome');
  if (result.kind !== 'published')
    return [{ line, verdict: 'not settled', seen: `the post was ${result.kind}` }];
  const since = new Date(Date.parse(sent.createdAt) - 1000);
  const found = await network.find(call, sent, since);
  const look = `a look right after says ${found.kind}`;
  if (network.capabilities.idempotency === 'none') {
    const isHonest = found.kind !== 'absent';
    return [{ line, verdict: isHonest ? 'confirmed' : 'refuted', seen: look }];
  }
  const again = await network.publish(call, sent);
  const isSame = again.kind === 'published' && again.remoteIds[0] === result.remoteIds[0];
  const seen = `a repeat under the same key ${isSame ? 'met the first post' : `was ${again.kind}, another one`}; ${look}`;
  return [{ line, verdict: isSame ? 'confirmed' : 'refuted', seen }];
}
