// A person with a password and a place in an organization, written in the transaction of the link they came by.
import type { Role } from '@rupor/shared/organization/permissions';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { fieldError } from '../../lib/errors.ts';

interface NewUser {
  name: string;
  email: string;
  username?: string;
  locale?: string;
  passwordHash: string;
}

/** Throws at the field when e-mail or username is taken. */
export async function createUser(tx: Tx, { passwordHash, ...person }: NewUser): Promise<string> {
  const email = person.email.toLowerCase();
  const taken = await tx.user.findFirst({
    where: { OR: [{ email }, ...(person.username ? [{ username: person.username }] : [])] },
    select: { email: true },
  });
  if (taken) throw takenError(taken.email === email);
  try {
    const user = await tx.user.create({
      data: { ...person, email, displayUsername: person.username ?? null },
    });
    await tx.account.create({
      data: { userId: user.id, accountId: user.id, providerId: 'credential', password: passwordHash },
    });
    return user.id;
  } catch (error) {
    if (isUniqueViolation(error)) throw takenError(true);
    throw error;
  }
}

function takenError(isEmail: boolean) {
  return fieldError({ path: isEmail ? 'email' : 'username', code: 'taken' });
}

interface Place {
  organizationId: string;
  userId: string;
  roles: readonly Role[];
  branchId: string | null;
  now: Date;
}

/**
 * Adds the roles to those the person has. A deactivated person comes back with these roles only: who invites to one
 * branch must not bring back what somebody held elsewhere. Answers with the member's id.
 */
export async function joinOrganization(
  tx: Tx,
  { organizationId, userId, roles, branchId, now }: Place,
): Promise<string> {
  await tx.memberRole.deleteMany({
    where: { member: { organizationId, userId, deactivatedAt: { not: null } } },
  });
  const member = await tx.member.upsert({
    where: { organizationId_userId: { organizationId, userId } },
    create: { organizationId, userId, createdAt: now },
    update: { deactivatedAt: null },
  });
  await tx.memberRole.createMany({
    data: roles.map((role) => ({ organizationId, memberId: member.id, branchId, role })),
    skipDuplicates: true,
  });
  return member.id;
}
