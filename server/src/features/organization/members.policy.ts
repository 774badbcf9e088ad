// Who may change whom: owners are made and unmade by owners only, and an organization always keeps one.
import type { Role } from '@rupor/shared/organization/permissions';

interface Change {
  /** Roles of the person who changes. */
  by: readonly Role[];
  before: readonly Role[];
  after: readonly Role[];
}

/** May somebody give and take these roles? */
export function mayChangeRoles({ by, before, after }: Change): boolean {
  const touchesOwner = before.includes('owner') || after.includes('owner');
  return touchesOwner ? by.includes('owner') : true;
}
