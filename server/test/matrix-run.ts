// How the matrices walk the contract.
import { contract } from '@rupor/shared/contract';
import type { EndpointMeta } from '@rupor/shared/lib/contract-base';
import type { Call } from './factories.ts';

interface Endpoint {
  path: string;
  meta: EndpointMeta;
}

function endpointsOf(node: object, path: string[] = []): Endpoint[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const here = [...path, name];
    return '~orpc' in value
      ? [{ path: here.join('.'), meta: value['~orpc'].meta as EndpointMeta }]
      : endpointsOf(value, here);
  });
}

/** Every endpoint of the contract, by its path. */
export const endpoints = new Map(endpointsOf(contract).map((endpoint) => [endpoint.path, endpoint.meta]));

/** Calls an endpoint by its path; a refusal is an answer too. */
export async function run(
  call: Call,
  path: string,
  input: unknown,
): Promise<{ status: number; code: string; answer: unknown }> {
  let at: unknown = call;
  for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
  try {
    return { status: 200, code: 'ok', answer: await (at as (input: unknown) => Promise<unknown>)(input) };
  } catch (error) {
    const { status, code, data } = error as { status: number; code: string; data: unknown };
    return { status, code, answer: data };
  }
}

/** Made when first asked for, the same ever after: what several tests of one endpoint may share. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
