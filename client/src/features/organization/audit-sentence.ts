import type { AuditEntry } from '@rupor/shared/organization/audit-contract';
import type { TFunction } from 'i18next';

/** What was done, in words; an action without a sentence of its own shows its name. */
export function auditSentence(t: TFunction, entry: Pick<AuditEntry, 'action' | 'data'>): string {
  const name = typeof entry.data.name === 'string' ? entry.data.name : '';
  const key = `organization:audit.action.${entry.action.replace('.', '_')}`;
  return t([key, 'organization:audit.other'], { name, action: entry.action });
}
