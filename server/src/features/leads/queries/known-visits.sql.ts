// Visits of one visitor on the own site whose source is known, oldest first: what an application copies its first and
// last touch from. Only as far back as the salts of visitors reach, 48 hours: before, nobody knows who came.
// Index: visit_session_site_started_at_idx; two days of one site are read.
import type { Pool } from 'pg';

export interface KnownVisit {
  at: Date;
  source: number;
  utmSource: string;
  utmMedium: string;
  utmCampaign: string;
  utmContent: string;
  link: string;
  bucket: string;
  /** Came over an address that was tagged. */
  isTagged: boolean;
}

const SQL = `
SELECT s.started_at AS at, s.source, coalesce(us.value, '') AS "utmSource", coalesce(um.value, '') AS "utmMedium",
  coalesce(uc.value, '') AS "utmCampaign", coalesce(uo.value, '') AS "utmContent", coalesce(l.value, '') AS link,
  coalesce(b.value, '') AS bucket,
  coalesce(us.value, '') <> '' OR coalesce(uc.value, '') <> '' OR coalesce(l.value, '') <> '' AS "isTagged"
FROM visit_session s
LEFT JOIN visit_word us ON us.id = s.utm_source LEFT JOIN visit_word um ON um.id = s.utm_medium
LEFT JOIN visit_word uc ON uc.id = s.utm_campaign LEFT JOIN visit_word uo ON uo.id = s.utm_content
LEFT JOIN visit_word l ON l.id = s.link LEFT JOIN visit_word b ON b.id = s.bucket
WHERE s.site = $1 AND s.started_at >= $2 AND s.started_at <= $3 AND s.visitor = ANY($4::bigint[])
ORDER BY s.started_at, s.id`;

interface Of {
  site: number;
  from: Date;
  to: Date;
  visitors: readonly bigint[];
}

export async function listKnownVisits(pool: Pool, { site, from, to, visitors }: Of): Promise<KnownVisit[]> {
  const { rows } = await pool.query<KnownVisit>(SQL, [site, from, to, visitors.map(String)]);
  return rows;
}
