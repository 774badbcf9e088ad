import { isPublicAddress } from '@rupor/shared/links/shorten';
import type { App } from '../../context.ts';

/** Where short links stand, without a slash at the end. */
export function baseOf({ config }: Pick<App, 'config'>): string {
  return config.publicUrl ?? `http://localhost:${config.port}`;
}

/** Host names under which a short link would lead back to us. */
export function ownHosts({ config }: Pick<App, 'config'>): string[] {
  return config.publicUrl ? [new URL(config.publicUrl).hostname.toLowerCase()] : [];
}

/** Rupor has an address that readers of posts reach. */
export function isReachable({ config }: Pick<App, 'config'>): boolean {
  return isPublicAddress(config.publicUrl);
}
