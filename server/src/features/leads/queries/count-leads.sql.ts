// How many applications of a period are in which state, and how long people waited for the first contact. One statement.
// Index: lead_organization_id_created_at_idx.
import type { LeadState } from '@rupor/shared/leads/lead-states';
import type { Pool } from 'pg';

const SQL = `
WITH found AS (
  SELECT state::text AS state, extract(epoch FROM contacted_at - created_at) / 60 AS waited FROM lead
  WHERE organization_id = $1 AND is_simulated = $5
    AND created_at >= ($2::date)::timestamp AT TIME ZONE $4 AND created_at < ($3::date + 1)::timestamp AT TIME ZONE $4)
SELECT coalesce((SELECT jsonb_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM found GROUP BY state) s), '{}')
    AS "byState",
  (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY waited) FROM found) AS "medianMinutes",
  (SELECT count(waited)::int FROM found) AS reached`;

interface Of {
  organizationId: string;
  from: string;
  to: string;
  timeZone: string;
  isSimulated: boolean;
}

interface Counted {
  byState: Partial<Record<LeadState, number>>;
  /** Whole minutes; null: nobody was reached. */
  medianMinutes: number | null;
  reached: number;
}

export async function countLeads(pool: Pool, of: Of): Promise<Counted> {
  const { rows } = await pool.query<Counted>(SQL, [
    of.organizationId,
    of.from,
    of.to,
    of.timeZone,
    of.isSimulated,
  ]);
  const [row] = rows;
  if (!row) throw new Error('an aggregate without groups has one row');
  return { ...row, medianMinutes: row.medianMinutes === null ? null : Math.round(row.medianMinutes) };
}
