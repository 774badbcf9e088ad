// What a network wants back at the next step of connecting (a registered app, an exchange in progress) travels through
// the browser sealed, bound to organization, network and person, and is worth nothing after half an hour.
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import type { Credentials } from './credentials.service.ts';

const LIFE_MS = 30 * 60_000;
const Carry = z.object({ until: z.number(), values: z.record(z.string(), z.string()) });

export function sealCarry(ctx: Ctx, network: string, values: Credentials): string {
  const until = ctx.clock.now().getTime() + LIFE_MS;
  return ctx.sealer.seal(JSON.stringify({ until, values }), bind(ctx, network));
}

/** Throws state_conflict { reason: 'step_expired' } for what is old, changed or somebody else's. */
export function openCarry(ctx: Ctx, network: string, sealed: string): Credentials {
  const carry = tryOpen(ctx, network, sealed);
  if (!carry || carry.until < ctx.clock.now().getTime())
    throw apiError('state_conflict', { reason: 'step_expired' });
  return carry.values;
}

function tryOpen(ctx: Ctx, network: string, sealed: string): z.infer<typeof Carry> | null {
  try {
    return Carry.parse(JSON.parse(ctx.sealer.open(sealed, bind(ctx, network))));
  } catch (error) {
    ctx.logger.warn({ network, reason: error instanceof Error ? error.name : 'unknown' }, 'step not opened');
    return null;
  }
}

function bind(ctx: Ctx, network: string): string {
  return ['connect', ctx.organizationId, network, ctx.actor.kind === 'user' ? ctx.actor.userId : ''].join(
    '|',
  );
}
