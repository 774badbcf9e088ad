// Texts of consent by version, and who answers for the data. A text that was ever shown stays as it was.
import { type ConsentFacts, FIRST_TEXTS, PURPOSES, type Purpose } from '@rupor/shared/leads/consents';
import { hashToken } from '../../lib/crypto.ts';
import type { Db, Tx } from '../../lib/db.ts';

export interface LeadSettingsFacts extends ConsentFacts {
  /** Who answers and where to take consent back are both said. */
  isReady: boolean;
}

const DEFAULT_KEEP_DAYS = 30;

export async function readLeadSettings(db: Db | Tx, organizationId: string): Promise<LeadSettingsFacts> {
  const row = await db.leadSettings.findUnique({ where: { organizationId } });
  const facts = {
    operator: row?.operator ?? '',
    keepDays: row?.keepDays ?? DEFAULT_KEEP_DAYS,
    withdrawAt: row?.withdrawAt ?? '',
  };
  return { ...facts, isReady: facts.operator.trim() !== '' && facts.withdrawAt.trim() !== '' };
}

export interface CurrentText {
  id: string;
  purpose: Purpose;
  version: number;
  text: string;
  createdAt: Date;
  authorName: string | null;
}

/** The latest version of each purpose. */
export async function currentTexts(
  db: Db | Tx,
  organizationId: string,
): Promise<ReadonlyMap<Purpose, CurrentText>> {
  const rows = await db.consentText.findMany({ where: { organizationId }, orderBy: { version: 'asc' } });
  return new Map(rows.map((row) => [row.purpose, row]));
}

/** The first versions, once an organization has a form. Whoever comes second adds nothing. */
export async function ensureFirstTexts(tx: Tx, organizationId: string, createdAt: Date): Promise<void> {
  await tx.consentText.createMany({
    data: PURPOSES.map((purpose) => ({
      organizationId,
      purpose,
      version: 1,
      text: FIRST_TEXTS[purpose],
      hash: hashToken(FIRST_TEXTS[purpose]),
      createdAt,
    })),
    skipDuplicates: true,
  });
}
