// A code of an authenticator app opens once. The code is claimed before it is checked, so of two requests with the
// same code one at most gets through.
import type { App } from '../../context.ts';

/** Longer than any code is accepted (30 s and one step to each side). */
const KEEP_MS = 5 * 60_000;

export async function claimCode(app: App, userId: string, code: string): Promise<boolean> {
  const now = app.clock.now();
  await app.db.usedOtp.deleteMany({ where: { userId, usedAt: { lt: new Date(now.getTime() - KEEP_MS) } } });
  const { count } = await app.db.usedOtp.createMany({
    data: [{ userId, code, usedAt: now }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** The claimed code was wrong: it may become right later. */
export async function releaseCode(app: App, userId: string, code: string): Promise<void> {
  await app.db.usedOtp.deleteMany({ where: { userId, code } });
}
