// The one-time set-up link: nobody becomes owner by coming first. A new start makes a new token and voids the old one;
// of two people who use the same link at once, one gets through.
import type { SetupInput } from '@rupor/shared/organization/setup-contract';
import type { z } from 'zod';
import type { App } from '../../context.ts';
import type { RequestContext } from '../../http/base.ts';
import { createToken, hashToken } from '../../lib/crypto.ts';
import { apiError } from '../../lib/errors.ts';
import { rememberDevice } from '../auth/device.service.ts';
import { checkNewPassword, hashNewPassword } from '../auth/password.service.ts';
import { createSession } from '../auth/session.service.ts';
import { recordAudit } from './audit.service.ts';
import { secretLink } from './links.ts';
import { createUser, joinOrganization } from './person.service.ts';

const KEY = 'setup';

/** The link to print in the terminal; null once there is an organization. Older links end. */
export async function issueSetupLink(app: App, origin?: string): Promise<string | null> {
  if (!(await isSetupOpen(app))) return null;
  const { token, hash } = createToken();
  await app.db.setting.upsert({
    where: { key: KEY },
    create: { key: KEY, value: { hash } },
    update: { value: { hash } },
  });
  return secretLink(origin ?? app.config.publicUrl ?? `http://localhost:${app.config.port}`, 'setup', token);
}

export async function isSetupOpen(app: App): Promise<boolean> {
  return (await app.db.organization.count()) === 0;
}

export async function completeSetup(
  request: RequestContext,
  input: z.infer<typeof SetupInput>,
): Promise<{ ok: true }> {
  const { app, requestId, ip } = request;
  const hash = hashToken(input.token);
  const waiting = await app.db.setting.count({
    where: { key: KEY, value: { path: ['hash'], equals: hash } },
  });
  if (waiting === 0) throw apiError('link_expired');
  const words = [input.email, input.username, input.organizationName];
  checkNewPassword({ password: input.password, words, path: 'password' });
  const passwordHash = await hashNewPassword(input.password);
  const now = app.clock.now();
  const { userId, cookie } = await app.db.$transaction(async (tx) => {
    const burnt = await tx.setting.deleteMany({
      where: { key: KEY, value: { path: ['hash'], equals: hash } },
    });
    if (burnt.count !== 1 || (await tx.organization.count()) > 0) throw apiError('link_expired');
    const organization = await tx.organization.create({
      data: { name: input.organizationName, timeZone: input.timeZone, locale: input.locale, createdAt: now },
    });
    const organizationId = organization.id;
    await tx.branch.create({ data: { organizationId, name: input.organizationName, createdAt: now } });
    const owner = { name: input.ownerName, email: input.email, username: input.username, passwordHash };
    const userId = await createUser(tx, owner);
    const place = { organizationId, userId, roles: ['owner'] as const, branchId: null, now };
    const memberId = await joinOrganization(tx, place);
    const actor = {
      kind: 'user' as const,
      userId,
      memberId,
      organizationId,
      name: input.ownerName,
      grants: [],
    };
    await recordAudit(
      { ...app, actor, organizationId, requestId, ip },
      { action: 'organization.created' },
      tx,
    );
    const userAgent = request.headers.get('user-agent');
    return { userId, cookie: await createSession(app, { userId, organizationId, ip, userAgent }, tx) };
  });
  request.resHeaders?.append('set-cookie', cookie);
  await rememberDevice(request, userId);
  return { ok: true };
}
