import { mayAt, type Permission } from '@rupor/shared/organization/permissions';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../auth/api.ts';
import { readDraftContent } from './draft-content.ts';
import { LocalDrafts } from './local-drafts.ts';
import { browserZone } from './zones.ts';

export interface Viewer {
  personId: string | null;
  /** Organization and person: what belongs to one is not shown to another. */
  owner: string;
  organizationZone: string;
  /** Zone the person lives in. */
  ownZone: string;
  /** Somewhere in the organization. */
  may(permission: Permission): boolean;
  /** At all of these branches; null = what belongs to the whole organization. */
  mayAt(permission: Permission, ...branchIds: (string | null)[]): boolean;
}

/** Who looks at the screen, as far as posts need to know. */
export function useViewer(): Viewer {
  const session = useQuery(sessionQuery).data;
  const ownZone = session?.person?.timeZone ?? browserZone();
  return {
    personId: session?.person?.id ?? null,
    owner: `${session?.organization?.id ?? 'none'}.${session?.person?.id ?? 'none'}`,
    organizationZone: session?.organization?.timeZone ?? ownZone,
    ownZone,
    may: (permission) => session?.permissions.includes(permission) ?? false,
    mayAt: (permission, ...branchIds) => session !== undefined && mayAt(session, permission, ...branchIds),
  };
}

/** Id of a draft that lies only on this device: to go on with it instead of beginning a second one. Without a connection drafts queue. */
export function readUnseenDraftId(owner: string): string | null {
  if (!navigator.onLine) return null;
  return new LocalDrafts(localStorage, owner, readDraftContent).read(null)?.postId ?? null;
}
