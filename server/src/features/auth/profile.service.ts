import type { ChangePasswordInput, UpdateProfileInput } from '@rupor/shared/auth/contract';
import type { z } from 'zod';
import type { RequestContext } from '../../http/base.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { fieldError } from '../../lib/errors.ts';
import { authHeaders, authOf, passCookies, refusalOf } from './auth.ts';
import { personOf } from './own-sessions.service.ts';
import { checkNewPassword, throttled, wrongPassword } from './password.service.ts';
import { recordPersonAudit } from './person-audit.ts';

export async function updateProfile(
  request: RequestContext,
  input: z.infer<typeof UpdateProfileInput>,
): Promise<{ ok: true }> {
  const { userId } = personOf(request);
  try {
    await request.app.db.user.update({
      where: { id: userId },
      data: { ...input, displayUsername: input.username },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError({ path: 'username', code: 'taken' });
    throw error;
  }
  if (input.name !== undefined || input.username !== undefined)
    await recordPersonAudit(request, userId, {
      action: 'person.renamed',
      data: { name: input.name ?? null, username: input.username ?? null },
    });
  return { ok: true };
}

/** All other sessions end, and this one gets a new token. */
export async function changePassword(
  request: RequestContext,
  { currentPassword, newPassword }: z.infer<typeof ChangePasswordInput>,
): Promise<{ ok: true }> {
  const { app } = request;
  const { userId, email } = personOf(request);
  const user = await app.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { username: true, members: { select: { organization: { select: { name: true } } } } },
  });
  const organizations = user.members.map((member) => member.organization.name);
  checkNewPassword({
    password: newPassword,
    words: [email, user.username, ...organizations],
    path: 'newPassword',
  });
  const { headers } = await throttled(app, userId, () =>
    authOf(app)
      .api.changePassword({
        body: { currentPassword, newPassword, revokeOtherSessions: true },
        headers: authHeaders(request),
        returnHeaders: true,
      })
      .catch((error: unknown) => {
        throw refusalOf(error) ? wrongPassword('currentPassword') : error;
      }),
  );
  passCookies(request, headers);
  await recordPersonAudit(request, userId, { action: 'person.password_changed' });
  return { ok: true };
}
