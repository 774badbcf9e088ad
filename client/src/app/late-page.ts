import { lazyRouteComponent } from '@tanstack/react-router';
import { patiently } from '../lib/patiently.ts';
import { expectSameBuild } from '../lib/same-build.ts';

/**
 * The component of a route, fetched when the page is first gone to. Without a connection the page before it stays until
 * there is one, and the shell says so; the router's own way is to load anew, which shows the browser's «no internet».
 */
// biome-ignore lint/suspicious/noExplicitAny: as the router's own function; the props are those of the page
export function latePage<Module extends Record<string, any>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(() => patiently(load, { check: expectSameBuild }), name);
}
