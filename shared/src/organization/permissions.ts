/** Roles a member may hold, several at once, at a branch or in the whole organization. */
export const ROLES = ['owner', 'admin', 'editor', 'approver', 'council', 'ambassador', 'trainer'] as const;
export type Role = (typeof ROLES)[number];

const ALL = ['owner', 'admin', 'editor', 'approver', 'council', 'ambassador', 'trainer'] as const;

/** Which roles may do what. The one table of rights: server checks it, client hides by it. */
export const PERMISSIONS = {
  'organization.read': ALL,
  'organization.manage': ['owner', 'admin'],
  'organization.transfer': ['owner'],
  'members.read': ALL,
  'members.manage': ['owner', 'admin'],
  'audit.read': ['owner', 'admin'],
  'apiKeys.manage': ['owner', 'admin'],
  'channels.read': ALL,
  'channels.manage': ['owner', 'admin'],
  'posts.read': ALL,
  'posts.write': ['owner', 'admin', 'editor', 'ambassador', 'trainer', 'approver'],
  'posts.schedule': ['owner', 'admin', 'editor', 'trainer'],
  'posts.approve': ['owner', 'admin', 'approver'],
  'publishing.pause': ['owner', 'admin', 'editor', 'approver'],
  'publishing.resolve': ['owner', 'admin', 'editor', 'trainer'],
  'media.read': ALL,
  'media.write': ['owner', 'admin', 'editor', 'ambassador', 'trainer', 'approver'],
  'campaigns.read': ALL,
  'campaigns.manage': ['owner', 'admin', 'editor', 'trainer'],
  'insights.read': ALL,
  'insights.write': ['owner', 'admin', 'editor', 'trainer'],
  'notices.read': ALL,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Scopes of API keys. A key never does more than its scopes, whoever made it. */
export const API_SCOPES = [
  'organization:read',
  'channels:read',
  'posts:read',
  'posts:write',
  'media:write',
  'insights:read',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** May somebody who holds these roles do this? */
export function can(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => allowed.includes(role));
}
