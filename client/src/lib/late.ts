import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { patiently } from './patiently.ts';
import { expectSameBuild } from './same-build.ts';

/**
 * A part of a page that is fetched when it is first drawn; what stands around it needs a `Suspense`. A connection that is
 * gone in that moment is waited for; a server that no longer has the part ends the waiting with NewerBuild.
 */
// biome-ignore lint/suspicious/noExplicitAny: as React's own lazy; the props are those of the part
export function late<Part extends ComponentType<any>>(load: () => Promise<Part>): LazyExoticComponent<Part> {
  return lazy(async () => ({ default: await patiently(load, { check: expectSameBuild }) }));
}
