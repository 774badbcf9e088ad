// Calls of a network made for a waiting person: bounded in time, and whatever goes wrong inside, no value of the form
// reaches a log or an answer.
import type { FieldProblem } from '@rupor/shared/lib/errors';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import type { CheckResult, ConnectResult, Network, NetworkCall } from '../../networks/network.ts';
import type { Credentials } from './credentials.service.ts';

const CONNECT_LIMIT_MS = 25_000;
const CHECK_LIMIT_MS = 20_000;

export type Connected = Extract<ConnectResult, { kind: 'connected' }>;
export type NextStep = Extract<ConnectResult, { kind: 'next' }>;

/** Throws network_problem with the field at which the form shows it. */
export async function askConnect(
  ctx: Ctx,
  network: Network,
  fields: Credentials,
): Promise<Connected | NextStep> {
  const result = await network
    .connect({ fields, signal: AbortSignal.timeout(CONNECT_LIMIT_MS) })
    .catch((error: unknown): ConnectResult => {
      logSafely(ctx, { network, error, secrets: Object.values(fields) });
      return { kind: 'problem', problem: 'unexpected_answer' };
    });
  if (result.kind !== 'problem') return result;
  throw networkProblem(network.capabilities.id, result);
}

/** Never throws: what cannot be explained counts as «does not answer», never as «refuses us». */
export async function askCheck(
  ctx: Ctx,
  network: Network,
  call: Omit<NetworkCall, 'signal' | 'onSend'>,
): Promise<CheckResult> {
  const signal = AbortSignal.timeout(CHECK_LIMIT_MS);
  const onSend = () => Promise.resolve();
  return network.check({ ...call, signal, onSend }).catch((error: unknown): CheckResult => {
    logSafely(ctx, { network, error, secrets: Object.values(call.channel.credentials) });
    return { kind: 'retrying', problem: 'unexpected_answer' };
  });
}

function networkProblem(
  network: string,
  { problem, field, data }: { problem: string; field?: string; data?: Record<string, unknown> },
) {
  const fields: FieldProblem[] = field ? [{ path: `fields.${field}`, code: problem }] : [];
  return apiError('network_problem', { network, problem, field: field ?? null, facts: data ?? {}, fields });
}

function logSafely(
  ctx: Ctx,
  { network, error, secrets }: { network: Network; error: unknown; secrets: string[] },
): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const hidden = secrets
    .filter((secret) => secret.length > 3)
    .reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text);
  ctx.logger.error({ network: network.capabilities.id, stack: hidden }, 'network call failed unexpectedly');
}
