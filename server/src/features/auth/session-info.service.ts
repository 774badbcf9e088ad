import type { SessionInfo } from '@rupor/shared/auth/contract';
import { Locale } from '@rupor/shared/lib/fields';
import {
  type Grant,
  isSomewhere,
  PERMISSIONS,
  type Permission,
  reachOf,
} from '@rupor/shared/organization/permissions';
import type { RequestContext } from '../../http/base.ts';

const NOBODY: SessionInfo = {
  person: null,
  organization: null,
  organizations: [],
  memberId: null,
  roles: [],
  permissions: [],
  reach: {},
};

export async function readSessionInfo({ app, signedIn, actor }: RequestContext): Promise<SessionInfo> {
  if (!signedIn) return NOBODY;
  const member = actor?.kind === 'user' ? actor : null;
  const [user, organization, memberships] = await Promise.all([
    app.db.user.findUnique({ where: { id: signedIn.userId } }),
    member ? app.db.organization.findUnique({ where: { id: member.organizationId } }) : null,
    app.db.member.findMany({
      where: { userId: signedIn.userId, deactivatedAt: null },
      select: { organization: { select: { id: true, name: true } } },
      orderBy: { createdAt: 'asc' },
    }),
  ]);
  if (!user) return NOBODY;
  const grants = member?.grants ?? [];
  return {
    person: {
      id: user.id,
      name: user.name,
      email: user.email,
      username: user.username,
      locale: user.locale ? Locale.parse(user.locale) : null,
      timeZone: user.timeZone,
      twoFactorEnabled: user.twoFactorEnabled,
    },
    organization: organization && {
      id: organization.id,
      name: organization.name,
      timeZone: organization.timeZone,
      locale: Locale.parse(organization.locale),
      isDemo: organization.isDemo,
      allowSelfApproval: organization.allowSelfApproval,
      pausedAt: organization.pausedAt?.toISOString() ?? null,
    },
    organizations: memberships.map((membership) => membership.organization),
    memberId: member?.memberId ?? null,
    roles: [...new Set(grants.map(({ role }) => role))],
    ...rightsOf(grants),
  };
}

function rightsOf(grants: Grant[]): Pick<SessionInfo, 'permissions' | 'reach'> {
  const all = Object.keys(PERMISSIONS) as Permission[];
  const allowed = all
    .map((permission) => ({ permission, reach: reachOf(grants, permission) }))
    .filter(({ reach }) => isSomewhere(reach));
  return {
    permissions: allowed.map(({ permission }) => permission),
    reach: Object.fromEntries(
      allowed.flatMap(({ permission, reach }) => (reach === null ? [] : [[permission, [...reach]]])),
    ),
  };
}
