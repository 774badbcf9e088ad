// Accounts of a demo instance. The seed makes one person a role with these names; the sign-in page shows them.
import { ROLES, type Role } from '@rupor/shared/organization/permissions';
import type { App } from '../../context.ts';

export const DEMO_PASSWORD = 'kofe-i-bulochka-2026';

export function demoEmail(role: Role): string {
  return `${role}@demo.rupor`;
}

interface DemoAccount {
  role: Role;
  name: string;
  email: string;
  password: string;
}

/** Empty on every instance without a demo organization. */
export async function listDemoAccounts(app: App): Promise<DemoAccount[]> {
  const members = await app.db.member.findMany({
    where: {
      deactivatedAt: null,
      organization: { isDemo: true },
      user: { email: { in: ROLES.map(demoEmail) } },
    },
    select: { user: { select: { name: true, email: true } } },
  });
  return ROLES.flatMap((role) => {
    const found = members.find((member) => member.user.email === demoEmail(role));
    return found ? [{ role, ...found.user, password: DEMO_PASSWORD }] : [];
  });
}
