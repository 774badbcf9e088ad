/** Roles a member may hold, several at once, at a branch or in the whole organization. */
export const ROLES = ['owner', 'admin', 'editor', 'approver', 'council', 'ambassador', 'trainer'] as const;
export type Role = (typeof ROLES)[number];

const ALL = ['owner', 'admin', 'editor', 'approver', 'council', 'ambassador', 'trainer'] as const;

/** Which roles may do what. The one table of rights: server checks it, client hides by it. Where: see AT_BRANCH. */
export const PERMISSIONS = {
  'organization.read': ALL,
  'organization.manage': ['owner', 'admin'],
  'organization.transfer': ['owner'],
  'branches.manage': ['owner', 'admin'],
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
  /** Remarks on posts. */
  'posts.comment': ALL,
  /** Who agrees to what. */
  'review.manage': ['owner', 'admin'],
  'publishing.pause': ['owner', 'admin', 'editor', 'approver'],
  'publishing.resolve': ['owner', 'admin', 'editor', 'trainer'],
  'publishing.byHand': ['owner', 'admin', 'editor', 'approver', 'ambassador', 'trainer'],
  'media.read': ALL,
  'media.write': ['owner', 'admin', 'editor', 'ambassador', 'trainer', 'approver'],
  'campaigns.read': ALL,
  'campaigns.manage': ['owner', 'admin', 'editor', 'trainer'],
  'pages.read': ALL,
  'pages.manage': ['owner', 'admin', 'editor', 'trainer'],
  'links.read': ALL,
  'links.manage': ['owner', 'admin', 'editor', 'trainer'],
  /** Whose own link brought how much: those who lead ambassadors. Everybody sees their own. */
  'links.people': ['owner', 'admin', 'trainer'],
  'audiences.read': ALL,
  'audiences.manage': ['owner', 'admin', 'editor', 'trainer'],
  'ideas.read': ALL,
  'ideas.add': ALL,
  'ideas.manage': ['owner', 'admin', 'editor', 'trainer'],
  /** Applications with the contacts of people: only those who answer them. */
  'leads.read': ['owner', 'admin', 'approver'],
  /** How many, without people. */
  'leads.count': ALL,
  /** Forms, texts of consent, who gets what. */
  'leads.manage': ['owner', 'admin'],
  'membership.write': ['owner', 'admin', 'approver'],
  'insights.read': ALL,
  'insights.write': ['owner', 'admin', 'editor', 'trainer'],
  /** Profile, lists and rules of the law; a lawyer approves. */
  'law.manage': ['owner', 'admin', 'approver'],
  'notices.read': ALL,
  'visits.read': ALL,
  'visits.manage': ['owner', 'admin', 'editor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * What a role at a branch gives for this branch and all below it. What every role may do (ALL) counts in the whole
 * organization wherever the role is held; the rest needs a role in the whole organization.
 */
export const AT_BRANCH: readonly Permission[] = [
  'branches.manage',
  'members.manage',
  'channels.manage',
  'publishing.byHand',
  'posts.write',
  'posts.schedule',
  'posts.approve',
  'publishing.resolve',
  'media.write',
  'insights.write',
  'ideas.manage',
  'leads.read',
  'membership.write',
];

/** A role a person holds, and where it counts: its branch first, then all below it; null = everywhere. */
export interface Grant {
  role: Role;
  branchIds: readonly string[] | null;
}

/** Ids of the branches where something is allowed; null = in the whole organization, empty = nowhere. */
export type Reach = readonly string[] | null;

/** Scopes of API keys. A key never does more than its scopes, whoever made it. */
export const API_SCOPES = [
  'organization:read',
  'channels:read',
  'posts:read',
  'posts:write',
  'media:write',
  'insights:read',
  'visits:read',
  'visits:write',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** May somebody who holds these roles do this? */
export function can(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => allowed.includes(role));
}

/** Where may somebody who holds these grants do this? */
export function reachOf(grants: readonly Grant[], permission: Permission): Reach {
  const giving = grants.filter(({ role }) => can([role], permission));
  const isShared = PERMISSIONS[permission] === ALL;
  if (giving.some(({ branchIds }) => branchIds === null) || (isShared && giving.length > 0)) return null;
  if (!AT_BRANCH.includes(permission)) return [];
  return [...new Set(giving.flatMap(({ branchIds }) => branchIds ?? []))];
}

/** Does this lie within the reach? `null` as branch: the thing belongs to the organization as a whole. */
export function isWithin(reach: Reach, branchId: string | null): boolean {
  return reach === null || (branchId !== null && reach.includes(branchId));
}

/** Is it allowed anywhere at all? */
export function isSomewhere(reach: Reach): boolean {
  return reach === null || reach.length > 0;
}

/** What the session tells the client of its rights: see SessionInfo. */
export interface Rights {
  permissions: readonly string[];
  reach: Readonly<Record<string, readonly string[]>>;
}

/** Where the person who is signed in may do this. */
export function reachIn({ permissions, reach }: Rights, permission: Permission): Reach {
  return permissions.includes(permission) ? (reach[permission] ?? null) : [];
}

/** May the person who is signed in do this at all of these branches? */
export function mayAt(rights: Rights, permission: Permission, ...branchIds: (string | null)[]): boolean {
  const reach = reachIn(rights, permission);
  return isSomewhere(reach) && branchIds.every((id) => isWithin(reach, id));
}
