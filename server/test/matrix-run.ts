// How the matrices walk the contract.
import { contract } from '@rupor/shared/contract';
import type { EndpointMeta } from '@rupor/shared/lib/contract-base';
import type { Call } from './factories.ts';

interface Endpoint {
  path: string;
  meta: EndpointMeta;
  method: string | undefined;
}

function endpointsOf(node: object, path: string[] = []): Endpoint[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const here = [...path, name];
    return '~orpc' in value
      ? [{ path: here.join('.'), ...declared(value['~orpc']) }]
      : endpointsOf(value, here);
  });
}

function declared(procedure: unknown): Omit<Endpoint, 'path'> {
  const { meta, route } = procedure as { meta: EndpointMeta; route: { method?: string } };
  return { meta, method: route.method };
}

const all = endpointsOf(contract);
/** Every endpoint of the contract, by its path. */
export const endpoints = new Map(all.map((endpoint) => [endpoint.path, endpoint.meta]));
const readers = new Set(all.filter(({ method }) => method === 'GET').map(({ path }) => path));

/** Whether it changes nothing: then all its calls may name the same content. */
export function reads(path: string): boolean {
  return readers.has(path);
}

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
