// What names a person is sealed, each field for its own row: a sealed value moved to another row does not open.
import type { App } from '../../context.ts';

export type SealedField = 'name' | 'contact' | 'workplace' | 'answers';

interface Row {
  id: string;
  organizationId: string;
}

function bindOf(table: 'lead' | 'lead_note', { id, organizationId }: Row, column: string): string {
  return `${table}|${id}|${column}|${organizationId}`;
}

export function sealLeadField(
  { sealer }: Pick<App, 'sealer'>,
  row: Row,
  field: SealedField,
  plain: string,
): string {
  return sealer.seal(plain, bindOf('lead', row, field));
}

/** null: deleted, or never given. */
export function openLeadField(
  { sealer }: Pick<App, 'sealer'>,
  row: Row & Record<SealedField, string | null>,
  field: SealedField,
): string | null {
  const sealed = row[field];
  return sealed === null ? null : sealer.open(sealed, bindOf('lead', row, field));
}

export function sealNote({ sealer }: Pick<App, 'sealer'>, row: Row, text: string): string {
  return sealer.seal(text, bindOf('lead_note', row, 'text'));
}

export function openNote({ sealer }: Pick<App, 'sealer'>, row: Row, sealed: string): string {
  return sealer.open(sealed, bindOf('lead_note', row, 'text'));
}
