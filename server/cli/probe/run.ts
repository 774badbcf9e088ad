// Runs a probe: connects with a person's own keys, reads, and with --post publishes one marked post and removes it.
// Prints what was learned without any value of an answer and without the keys. Nothing is stored.
import { randomBytes } from 'node:crypto';
import { shownFields } from '@rupor/shared/channels/connect-fields';
import type { NetworkField } from '@rupor/shared/networks/capabilities';
import { systemClock } from '../../src/lib/clock.ts';
import { createSafeFetch, type SafeFetch } from '../../src/lib/safe-fetch.ts';
import type { ConnectedChannel, Network, NetworkCall, OutgoingPost } from '../../src/networks/network.ts';
import { createProbedNetworks } from './networks.ts';
import type { Finding, Probing } from './probe.ts';
import { PROBES } from './probes.ts';
import { hideSecrets, shapeOf } from './shape.ts';

export interface ProbeIo {
  env: Readonly<Record<string, string | undefined>>;
  write(line: string): void;
  /** '' when nobody can be asked. */
  ask(question: string, isSecret: boolean): Promise<string>;
}

const MAX_STEPS = 4;
const LIMIT_MS = 180_000;

/** Exit code: 0 the probe ran, 1 it could not. */
export async function runProbe(args: readonly string[], io: ProbeIo): Promise<number> {
  const secrets: string[] = [];
  const tell = (line: string) => io.write(hideSecrets(line, secrets));
  const fetch = createSafeFetch({ allowPrivate: io.env.RUPOR_ALLOW_PRIVATE_ADDRESSES === '1' });
  const networks = createProbedNetworks(fetch);
  const [id = ''] = args.filter((arg) => !arg.startsWith('--'));
  const network = networks.get(id);
  if (!network) {
    const names = networks.all().map(({ capabilities }) => capabilities.id);
    tell(`Name a network: npm run probe -- NETWORK [--post], where NETWORK is ${names.join(', ')}.`);
    return 1;
  }
  const mayPost = args.includes('--post');
  tell(
    `Probe of ${network.capabilities.name}. Nothing is stored; keys and values of answers are not printed.`,
  );
  tell(
    mayPost
      ? 'One marked test post goes out and is removed at the end.'
      : 'Only reading. With --post a marked test post would go out and be removed.',
  );
  const opened = await connect({ network, io, secrets, tell });
  if (!opened) return 1;
  const signal = AbortSignal.timeout(LIMIT_MS);
  const cleanup: string[] = [];
  const { probing, call } = prepare({ network, fetch, ...opened, signal, mayPost, tell, cleanup });
  try {
    await tellCommon(probing);
    const findings = (await PROBES[id]?.(probing)) ?? [];
    tellFindings(findings, tell);
  } catch (error) {
    // Its text may quote an answer.
    tell(`The probe broke off: ${error instanceof Error ? error.name : 'unknown'}.`);
    return 1;
  } finally {
    await clean(network, call, cleanup, tell);
  }
  return 0;
}

interface Connecting {
  network: Network;
  io: ProbeIo;
  secrets: string[];
  tell(line: string): void;
}

interface Opened {
  channel: ConnectedChannel;
  fields: Record<string, string>;
}

async function connect({ network, io, secrets, tell }: Connecting): Promise<Opened | null> {
  const { id, connectFields } = network.capabilities;
  const fields = await readFields({ fields: connectFields, io, secrets }, id);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const result = await network.connect({ fields, signal: AbortSignal.timeout(LIMIT_MS) });
    if (result.kind === 'connected') {
      secrets.push(...Object.values(result.credentials));
      tell(`Connected. Learned: ${Object.keys(result.settings).sort().join(', ') || 'nothing more'}.`);
      return { channel: result, fields };
    }
    if (result.kind === 'problem') {
      tell(
        `Could not connect: ${result.problem}${result.field ? ` (${variableOf(id, result.field)})` : ''}.`,
      );
      return null;
    }
    secrets.push(...Object.values(result.carry));
    if (result.link) tell(`Open this address, then come back: ${result.link}`);
    Object.assign(fields, result.carry, await readFields({ fields: result.fields, io, secrets }, id));
    if (result.fields.length === 0)
      await io.ask(`Step «${result.step}»: press Enter when it is done. `, false);
  }
  tell('Could not connect: too many steps.');
  return null;
}

/** RUPOR_PROBE_VK_COMMUNITY_KEY for the field communityKey of vk. */
export function variableOf(network: string, field: string): string {
  const words = `${network}_${field.replace(/[A-Z]/g, (letter) => `_${letter}`)}`;
  return `RUPOR_PROBE_${words.replace(/-/g, '_').toUpperCase()}`;
}

async function readFields(
  { fields, io, secrets }: { fields: readonly NetworkField[]; io: ProbeIo; secrets: string[] },
  network: string,
): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const field of fields) {
    if (!shownFields(fields, values).includes(field)) continue;
    const { name, kind, required, default: usual } = field;
    const variable = variableOf(network, name);
    const given = io.env[variable];
    const hint = required ? '' : ', Enter for none';
    const value = given ?? (await io.ask(`${name} (or set ${variable}${hint}): `, kind === 'secret'));
    values[name] = value === '' && typeof usual === 'string' ? usual : value;
    if (kind === 'secret') secrets.push(value);
  }
  return values;
}

interface Preparing extends Opened {
  network: Network;
  fetch: SafeFetch;
  signal: AbortSignal;
  mayPost: boolean;
  tell(line: string): void;
  cleanup: string[];
}

function prepare({ network, fetch, channel, fields, signal, mayPost, tell, cleanup }: Preparing): {
  probing: Probing;
  call: NetworkCall;
} {
  const call: NetworkCall = {
    channel,
    signal,
    saveCredentials: async () => undefined,
    refreshCredentials: async (refresh) => ({
      ...channel.credentials,
      ...(await refresh(channel.credentials)),
    }),
    onSend: async () => undefined,
  };
  const post = async (variant: string) => {
    const key = `probe-${randomBytes(8).toString('hex')}`;
    const text = `Проба Рупора, удалится сама (${variant}, ${key})`;
    const sent = { ...bare, text, idempotencyKey: key, createdAt: systemClock.now().toISOString() };
    const result = await network.publish(call, sent);
    tell(
      `Test post «${variant}»: ${result.kind}${result.kind === 'published' ? '' : `, ${result.problem}`}.`,
    );
    if (result.kind === 'published') cleanup.push(...result.remoteIds);
    if (result.kind === 'unknown') tell(`Look yourself whether «${text}» stands there, and remove it.`);
    return { sent, result };
  };
  const probing: Probing = {
    network,
    channel,
    call,
    fetch,
    fields,
    tell,
    post: mayPost ? post : null,
    removeLater: (remoteId) => cleanup.push(remoteId),
  };
  return { probing, call };
}

const bare: Omit<OutgoingPost, 'text' | 'idempotencyKey' | 'createdAt'> = {
  images: [],
  files: [],
  replyTo: null,
  options: {},
};

/** What every network is asked, by the same calls that Rupor makes. */
async function tellCommon({ network, call, tell }: Probing): Promise<void> {
  const check = await network.check(call);
  tell(`Check: ${check.kind}${check.kind === 'works' ? '' : `, ${check.problem}`}.`);
  const numbers = await network.channelNumbers(call);
  tell(`Numbers of the channel: ${numbers.kind === 'numbers' ? shapeOf(numbers.numbers) : numbers.kind}.`);
  if (!network.listEarlier) return;
  const since = new Date(systemClock.now().getTime() - 90 * 86_400_000);
  const earlier = await network.listEarlier(call, { since, cursor: null });
  if (earlier.kind !== 'posts') return tell(`Earlier posts: ${earlier.kind}.`);
  const first = earlier.posts[0];
  const more = earlier.next === null ? '' : ', and more';
  tell(
    `Earlier posts of 90 days, first page: ${earlier.posts.length}${more}${first ? `; numbers ${shapeOf(first.numbers)}` : ''}.`,
  );
}

function tellFindings(findings: readonly Finding[], tell: (line: string) => void): void {
  tell('');
  tell('Against docs/networks.md:');
  for (const { line, verdict, seen } of findings) {
    tell(`  ${verdict.toUpperCase()}: «${line}»`);
    tell(`    seen: ${seen}`);
  }
  if (findings.length === 0) tell('  Nothing there waits for a probe of this network.');
}

async function clean(
  network: Network,
  call: NetworkCall,
  remoteIds: readonly string[],
  tell: (line: string) => void,
): Promise<void> {
  if (remoteIds.length === 0) return;
  if (!network.capabilities.canRemove)
    return tell('Rupor cannot remove here: remove the test post yourself.');
  const removed = await network.remove({ ...call, signal: AbortSignal.timeout(30_000) }, [...remoteIds]);
  tell(
    removed.kind === 'published'
      ? 'The test posts are removed.'
      : `Not removed (${removed.problem}): remove the test post yourself.`,
  );
}
